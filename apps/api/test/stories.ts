import { editMe, signIn, signOut } from '@navette/contract/accounts/endpoints.ts'
import { activities } from '@navette/contract/activities.ts'
import { foundCluster } from '@navette/contract/administration/endpoints.ts'
import type { AnswerOf, Endpoint, InputOf, Shape } from '@navette/contract/core/endpoint.ts'
import { newId } from '@navette/contract/core/ids.ts'
import {
  closeThread,
  editPost,
  openThread,
  readThread,
  removePost,
  renameThread,
  reopenThread,
  sendPost,
} from '@navette/contract/discussions/endpoints.ts'
import {
  addOrganisation,
  editMembership,
  editOrganisation,
  endMembership,
  startMembership,
} from '@navette/contract/organisations/endpoints.ts'
import { chooseLead, editProject, getProject, joinTeam, leaveTeam, startProject } from '@navette/contract/projects/endpoints.ts'
import { demonstrationAccounts } from '../../../prisma/demo/load.ts'
import { foundingToken } from '../src/features/administration/founding.ts'
import { migratedDatabase } from './database.ts'
import { memberId, organisationId, projectId, type TestServer, testServer, threadId } from './server.ts'

/** How each thing comes to happen, through the doors: what must be there before, and the act itself. */
type Story = (server: TestServer) => Promise<{ things?: Record<string, string[]>; happens: () => Promise<unknown> }>

/** An act that must succeed. */
async function done<S extends Shape>(
  server: TestServer,
  key: string,
  endpoint: Endpoint<S>,
  input?: InputOf<Endpoint<S>>,
): Promise<AnswerOf<Endpoint<S>>> {
  const { status, body } = await (await server.as(key)).call(endpoint, input)
  if (status >= 300) throw new Error(`${endpoint.name} answered ${status}: ${JSON.stringify(body)}`)
  return body
}

const openOne = async (server: TestServer) => {
  const id = newId()
  const post = { id: newId(), text: 'Qui a la clé du grill ?' }
  await done(server, 'camille', openThread, { body: { id, title: 'La clé du grill', projectId: projectId('nuit-du-court'), post } })
  return { id, postId: post.id, things: { threadId: [id], postId: [post.id] } }
}

const welcomeOne = async (server: TestServer) => {
  const id = newId()
  const letters = id.slice(-3)
  await done(server, 'helene', addOrganisation, { body: { id, name: `La Doublure ${id}`, initials: letters } })
  return { id, initials: letters, things: { organisationId: [id] } }
}

const belongOne = async (server: TestServer) => {
  const organisation = await welcomeOne(server)
  const id = newId()
  const body = { id, memberId: memberId('ines'), role: 'volunteer' as const }
  await done(server, 'helene', startMembership, { params: { organisationId: organisation.id }, body })
  return { id, things: { organisationId: [organisation.id], memberId: [memberId('ines')] } }
}

const projectBody = { title: 'Un bal d’hiver', hostId: organisationId('fil'), visibility: 'organisations' as const }

const startOne = async (server: TestServer) => {
  const id = newId()
  await done(server, 'camille', startProject, { body: { ...projectBody, id } })
  return { id, things: { projectId: [id] } }
}

const edit = async (server: TestServer, id: string, change: object) => {
  const project = await done(server, 'camille', getProject, { params: { projectId: id } })
  const { title, summary, description, stage, visibility, startsOn, endsOn, version, ribbon, host } = project
  const partnerIds = ribbon.map((organisation) => organisation.id).filter((partner) => partner !== host.id)
  const body = { title, summary, description, stage, visibility, startsOn, endsOn, version, partnerIds, ...change }
  return done(server, 'camille', editProject, { params: { projectId: id }, body })
}

export const stories: Record<string, Story> = {
  'session.started': async (server) => ({
    happens: () => {
      const { email, password } = demonstrationAccounts.find(({ kind }) => kind === 'member') ?? { email: '', password: '' }
      return server.nobody.call(signIn, { body: { email, password } })
    },
  }),
  'session.ended': async (server) => {
    const { headers } = await server.nobody.call(signIn, { body: demonstrationAccounts[2] ?? { email: '', password: '' } })
    const cookie = [headers['set-cookie']]
      .flat()
      .map((each) => String(each).split(';')[0])
      .join('; ')
    return { happens: () => server.nobody.send('DELETE', signOut.path, undefined, { cookie }) }
  },
  'member.preferences_changed': async (server) => ({ happens: () => done(server, 'awa', editMe, { body: { language: 'en' } }) }),
  'cluster.founded': async () => ({
    happens: async () => {
      const database = await migratedDatabase()
      const empty = await testServer({ database })
      const token = foundingToken(empty.services.config.secret)
      const administrator = { name: 'Lise Fayolle', email: 'lise@pole.example', password: 'une navette et son fil' }
      const { status } = await empty.nobody.call(foundCluster, { body: { token, name: 'Le pôle', administrator } })
      await empty.close()
      await database.drop()
      if (status !== 201) throw new Error(`Founding answered ${status}.`)
    },
  }),
  'organisation.added': async (server) => ({
    happens: () => done(server, 'helene', addOrganisation, { body: { id: newId(), name: 'La Trame', initials: 'TR' } }),
  }),
  'organisation.edited': async (server) => {
    const { id, initials, things } = await welcomeOne(server)
    const body = { name: `La Doublure rouge ${id}`, initials, version: 1 }
    return { things, happens: () => done(server, 'helene', editOrganisation, { params: { organisationId: id }, body }) }
  },
  'membership.started': async (server) => {
    const { id, things } = await welcomeOne(server)
    const body = { id: newId(), memberId: memberId('theo'), role: 'member' as const }
    return {
      things: { ...things, memberId: [memberId('theo')] },
      happens: () => done(server, 'helene', startMembership, { params: { organisationId: id }, body }),
    }
  },
  'membership.edited': async (server) => {
    const { id, things } = await belongOne(server)
    const body = { role: 'manager' as const, endsOn: null, version: 1 }
    return { things, happens: () => done(server, 'helene', editMembership, { params: { membershipId: id }, body }) }
  },
  'membership.ended': async (server) => {
    const { id, things } = await belongOne(server)
    return { things, happens: () => done(server, 'helene', endMembership, { params: { membershipId: id } }) }
  },
  'project.started': async (server) => ({
    happens: () => done(server, 'camille', startProject, { body: { ...projectBody, id: newId() } }),
  }),
  'project.edited': async (server) => {
    const { id, things } = await startOne(server)
    const body = { id: newId(), title: 'La salle', projectId: id, post: { id: newId(), text: 'Le club ou la grande salle ?' } }
    await done(server, 'camille', openThread, { body })
    return {
      things: { ...things, threadId: [body.id] },
      happens: () => edit(server, id, { title: 'Un bal de printemps', stage: 'archived' }),
    }
  },
  'project.shared': async (server) => {
    const { id, things } = await startOne(server)
    return { things, happens: () => edit(server, id, { partnerIds: [organisationId('france'), organisationId('yht')] }) }
  },
  'team.joined': async (server) => {
    const { id, things } = await startOne(server)
    return { things, happens: () => done(server, 'camille', joinTeam, { params: { projectId: id, memberId: memberId('ines') } }) }
  },
  'team.left': async (server) => {
    const { id, things } = await startOne(server)
    await done(server, 'camille', joinTeam, { params: { projectId: id, memberId: memberId('theo') } })
    return { things, happens: () => done(server, 'camille', leaveTeam, { params: { projectId: id, memberId: memberId('theo') } }) }
  },
  'team.lead_chosen': async (server) => {
    const { id, things } = await startOne(server)
    return {
      things,
      happens: () => done(server, 'camille', chooseLead, { params: { projectId: id }, body: { memberId: memberId('theo') } }),
    }
  },
  'thread.opened': async (server) => {
    const body = {
      id: newId(),
      title: 'Le parking',
      projectId: projectId('nuit-du-court'),
      post: { id: newId(), text: 'Où se gare le camion ?' },
    }
    return { happens: () => done(server, 'camille', openThread, { body }) }
  },
  'thread.replied': async (server) => ({
    happens: () =>
      done(server, 'idriss', sendPost, { params: { threadId: threadId('plan-de-feu') }, body: { id: newId(), text: 'Je confirme.' } }),
  }),
  'thread.read': async (server) => ({
    happens: () => done(server, 'camille', readThread, { params: { threadId: threadId('plan-de-feu') }, body: { number: 12 } }),
  }),
  'post.edited': async (server) => {
    const { postId, things } = await openOne(server)
    return {
      things,
      happens: () => done(server, 'camille', editPost, { params: { postId }, body: { text: 'Qui a les clés ?', version: 1 } }),
    }
  },
  'post.removed': async (server) => {
    const { postId, things } = await openOne(server)
    return { things, happens: () => done(server, 'camille', removePost, { params: { postId } }) }
  },
  'thread.renamed': async (server) => {
    const { id, things } = await openOne(server)
    return {
      things,
      happens: () => done(server, 'camille', renameThread, { params: { threadId: id }, body: { title: 'Les clés', version: 1 } }),
    }
  },
  'thread.closed': async (server) => {
    const { id, things } = await openOne(server)
    return { things, happens: () => done(server, 'camille', closeThread, { params: { threadId: id } }) }
  },
  'thread.reopened': async (server) => {
    const { id, things } = await openOne(server)
    await done(server, 'camille', closeThread, { params: { threadId: id } })
    return { things, happens: () => done(server, 'camille', reopenThread, { params: { threadId: id } }) }
  },
}

/** Guards the spelling of the verbs above. */
for (const verb of Object.keys(stories)) {
  if (!activities.has(verb)) throw new Error(`No activity is called ${verb}.`)
}
