import {
  changePortrait,
  closeAccount,
  editMe,
  editMyProfile,
  editPerson,
  exportMember,
  giveAddress,
  keepAccount,
} from '@navette/contract/accounts/endpoints.ts'
import { activities } from '@navette/contract/activities.ts'
import {
  appointAdministrator,
  changeLogo,
  chooseMail,
  dismissAdministrator,
  editCluster,
  exportAccounts,
  exportAuditEntries,
  exportOrganisationAuditEntries,
  foundCluster,
  getLetter,
  getSettings,
  remindAccounts,
  removeLogo,
  restoreMember,
  sendLetterAgain,
  suspendMember,
} from '@navette/contract/administration/endpoints.ts'
import { newId } from '@navette/contract/core/ids.ts'
import { postEdited } from '@navette/contract/discussions/activities.ts'
import { chooseArchivePlace, getArchive, runArchive, undoArchive } from '@navette/contract/discussions/archive-endpoints.ts'
import { leaveConversation, openConversation } from '@navette/contract/discussions/conversation-endpoints.ts'
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
import { mergeThread, moveThread, splitThread, undoMerger } from '@navette/contract/discussions/moving-endpoints.ts'
import {
  announceThread,
  confirmAnnouncement,
  pinThread,
  unpinThread,
  withdrawAnnouncement,
} from '@navette/contract/discussions/order-endpoints.ts'
import { answerReport, reactToPost, reportPost, restorePost, writeSummary } from '@navette/contract/discussions/post-endpoints.ts'
import { moveReadings } from '@navette/contract/discussions/reading-endpoints.ts'
import { keepDraft } from '@navette/contract/discussions/writing-endpoints.ts'
import { discardFile } from '@navette/contract/files/endpoints.ts'
import { followCluster } from '@navette/contract/follows/endpoints.ts'
import {
  acceptInvitation,
  answerApplication,
  answerInvitation,
  apply,
  editJoining,
  getJoining,
  invitePeople,
  inviteToProject,
  listInvitations,
  listMyInvitations,
  renewPoster,
  resendInvitation,
  restoreInvitation,
  withdrawApplication,
  withdrawInvitation,
  withdrawPoster,
} from '@navette/contract/invitations/endpoints.ts'
import { getPeopleImport, matchColumns, runPeopleImport } from '@navette/contract/invitations/import-endpoints.ts'
import { markFavourite, removeTag, renameTag, tagItem, unmarkFavourite, untagItem } from '@navette/contract/items/endpoints.ts'
import {
  addOrganisation,
  archiveOrganisation,
  editMembership,
  editOrganisation,
  endMembership,
  exportOrganisation,
  letOrganisationLeave,
  mergeOrganisation,
  restoreOrganisation,
  startMembership,
} from '@navette/contract/organisations/endpoints.ts'
import {
  answerRequest,
  askToJoin,
  chooseLead,
  chooseStage,
  editProject,
  getProject,
  joinTeam,
  leaveTeam,
  listRequests,
  startProject,
  takeRequestBack,
} from '@navette/contract/projects/endpoints.ts'
import {
  acceptHelp,
  askAddressChange,
  askToHelp,
  cancelAddressChange,
  changePassword,
  confirmAddress,
  declineHelp,
  endHelp,
  getMyAccess,
  openHelp,
  signIn,
  signOut,
  vouchForAddress,
} from '@navette/contract/sessions/endpoints.ts'
import {
  completeStep,
  confirmApplication,
  getFactors,
  linkIdentity,
  makeToken,
  prove,
  removePasskey,
  renamePasskey,
  revokeToken,
  startApplication,
  startLink,
  startProof,
  unlinkIdentity,
} from '@navette/contract/sessions/factor-endpoints.ts'
import sharp from 'sharp'
import { demonstrationAccounts } from '../../../prisma/demo/load.ts'
import { eraseClosedAccounts } from '../src/features/accounts/leaving-commands.ts'
import { foundingToken } from '../src/features/administration/founding.ts'
import { bringThreads } from '../src/features/discussions/archiving-commands.ts'
import { undoThreads } from '../src/features/discussions/undoing-commands.ts'
import { returnFiles } from '../src/features/files/commands.ts'
import { drawFile } from '../src/features/files/drawing-commands.ts'
import { fileKey } from '../src/features/files/keys.ts'
import { bringPeople } from '../src/features/invitations/bringing-commands.ts'
import { printLink } from '../src/features/sessions/link-commands.ts'
import { hashPassword } from '../src/features/sessions/passwords.ts'
import { byItself } from '../src/platform/context.ts'
import { transact } from '../src/platform/db/transact.ts'
import { bringMailbox } from './archives.ts'
import { browser } from './browser.ts'
import { calendarStories } from './calendar-stories.ts'
import { codeOf } from './codes.ts'
import { migratedDatabase } from './database.ts'
import { done } from './done.ts'
import { withApplication, withPasskey } from './factors.ts'
import { bringList } from './imports.ts'
import { lettersTo, tokenIn } from './letters.ts'
import { thunderbird } from './mailboxes.ts'
import { testProvider } from './provider.ts'
import { letterId, memberId, organisationId, origin, projectId, type TestServer, testServer, threadId } from './server.ts'
import type { Story } from './story.ts'
import { begin, piece, sendFile } from './uploads.ts'

const openOne = async (server: TestServer) => {
  const id = newId()
  const post = { id: newId(), text: 'Qui a la clé du grill ?' }
  await done(server, 'camille', openThread, { body: { id, title: 'La clé du grill', projectId: projectId('nuit-du-court'), post } })
  return { id, postId: post.id, things: { threadId: [id], postId: [post.id] } }
}

/** A thread of Le Fil, which asks its people to confirm. */
const announceOne = async (server: TestServer) => {
  const id = newId()
  const post = { id: newId(), text: 'Le bar ferme à minuit.' }
  await done(server, 'camille', openThread, { body: { id, title: 'Le bar', organisationId: organisationId('fil'), post } })
  const params = { threadId: id }
  await done(server, 'camille', announceThread, { params })
  return { params, things: { threadId: [id], itemId: [id] } }
}

const converse = (server: TestServer, id: string) => {
  const memberIds = ['theo', 'awa', 'helene'].map(memberId)
  return done(server, 'camille', openConversation, { body: { id, memberIds, post: { id: newId(), text: 'On se voit ?' } } })
}

const mergeable = async (server: TestServer) => {
  const [one, other] = [await openOne(server), await openOne(server)]
  const merge = (params: { threadId: string }) => done(server, 'camille', mergeThread, { params, body: { intoId: other.id } })
  return { params: { threadId: one.id }, things: { threadId: [one.id, other.id], postId: [one.postId], itemId: [one.id, other.id] }, merge }
}

/** A file that hangs on a message of Idriss’s. */
const carryOne = async (server: TestServer) => {
  const { id } = await sendFile(await server.as('idriss'), 'Une note.')
  const postId = newId()
  await done(server, 'idriss', sendPost, {
    params: { threadId: threadId('plan-de-feu') },
    body: { id: postId, text: 'Voici.', fileIds: [id] },
  })
  return { id, postId }
}

let welcomed = 0

const welcomeOne = async (server: TestServer) => {
  const id = newId()
  // Counted, not drawn: no two organisations may have the same initials, and chance would draw the same ones one day.
  welcomed += 1
  const letters = welcomed.toString(36).padStart(3, '0')
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

const terms = { role: 'volunteer' as const, language: 'fr' as const }
const filParams = { organisationId: organisationId('fil') }

const inviteOne = async (server: TestServer) => {
  const email = `${newId()}@poste.example`
  await done(server, 'camille', invitePeople, { params: filParams, body: { ...terms, emails: [email] } })
  const { items } = await done(server, 'camille', listInvitations, { query: { limit: 1 } })
  return { email, params: { invitationId: items[0]?.id ?? '' } }
}

/** Somebody without an account, of Le Fil. */
const nobodyYet = async ({ services }: TestServer) => {
  const [id, audienceId] = [newId(), newId()]
  const { prisma } = services.db
  await prisma.audience.create({ data: { id: audienceId } })
  await prisma.member.create({ data: { id, name: 'Yvonne', audienceId, createdAt: new Date() } })
  const place = { id: newId(), organisationId: organisationId('fil'), role: 'volunteer' as const, startsOn: new Date('2024-01-01') }
  await prisma.membership.create({ data: { ...place, memberId: id } })
  return { id, things: { memberId: [id] } }
}

const openToApplicants = async (server: TestServer) => {
  const { version } = await done(server, 'idriss', getJoining, { params: yhtParams })
  const body = { joining: 'application' as const, questions: ['Quels soirs ?'], version }
  await done(server, 'idriss', editJoining, { params: yhtParams, body })
}

const yhtParams = { organisationId: organisationId('yht') }

/** A reply of Théo’s in a thread of Camille’s, and how Idriss reports it. */
async function replyAndReport(server: TestServer) {
  const { id, things } = await openOne(server)
  const [postId, reportId] = [newId(), newId()]
  await done(server, 'theo', sendPost, { params: { threadId: id }, body: { id: postId, text: 'Achetez mes câbles !' } })
  const body = { id: reportId, reason: 'C’est de la réclame.' }
  return { postId, reportId, things, report: () => done(server, 'idriss', reportPost, { params: { postId }, body }) }
}

/** Inès, who belongs nowhere, asks to join Yes High Tech. */
const applyOnce = (server: TestServer, id: string, threadId: string) =>
  done(server, 'ines', apply, {
    params: yhtParams,
    body: { id, thread: { id: threadId, postId: newId() }, answers: ['Le mardi'] },
  })

const applicationOne = async (server: TestServer) => {
  await openToApplicants(server)
  const [id, threadId] = [newId(), newId()]
  await applyOnce(server, id, threadId)
  const withdraw = () => done(server, 'ines', withdrawApplication, { params: { applicationId: id } })
  return { params: { applicationId: id }, withdraw, things: { threadId: [threadId], organisationId: [organisationId('yht')] } }
}

const projectBody = { title: 'Un bal d’hiver', hostId: organisationId('fil'), visibility: 'organisations' as const }

const startOne = async (server: TestServer) => {
  const id = newId()
  await done(server, 'camille', startProject, { body: { ...projectBody, id } })
  return { id, things: { projectId: [id] } }
}

/** One that the whole cluster sees. */
const startOpen = async (server: TestServer) => {
  const id = newId()
  await done(server, 'camille', startProject, { body: { ...projectBody, visibility: 'cluster', id } })
  return { id, things: { projectId: [id] } }
}

const askOnce = (server: TestServer, projectId: string) =>
  done(server, 'malo', askToJoin, { params: { projectId }, body: { word: 'Je peux projeter.' } })

/** Malo, of Yes High Tech, into the team of a project of Le Fil. */
const inviteMalo = async (server: TestServer) => {
  const { id, things } = await startOne(server)
  await done(server, 'camille', inviteToProject, { params: { projectId: id }, body: { memberIds: [memberId('malo')], language: 'fr' } })
  const { invitations } = await done(server, 'malo', listMyInvitations)
  return { invitationId: invitations[0]?.id ?? '', things }
}

const edit = async (server: TestServer, id: string, change: object) => {
  const project = await done(server, 'camille', getProject, { params: { projectId: id } })
  const { title, summary, description, stage, visibility, startsOn, endsOn, version, ribbon, host } = project
  const partnerIds = ribbon.map((organisation) => organisation.id).filter((partner) => partner !== host.id)
  const body = { title, summary, description, stage, visibility, startsOn, endsOn, version, partnerIds, ...change }
  return done(server, 'camille', editProject, { params: { projectId: id }, body })
}

const editSettings = async (server: TestServer, change: object) => {
  const { logo: _logo, mail: _mail, ...settings } = await done(server, 'helene', getSettings)
  return done(server, 'helene', editCluster, { body: { ...settings, ...change } })
}

/** Somebody has a second factor, and showed it: what is asked of them from now on changes nothing for them. */
const showFactor = async (server: TestServer, key: string) => {
  const { clock, db } = server.services
  const at = clock.now()
  await db.prisma.totp.create({ data: { memberId: memberId(key), secret: new Uint8Array(1), startedAt: at, confirmedAt: at } })
  await db.prisma.session.update({ where: { id: await server.sessionOf(key) }, data: { factorAt: at } })
}

const picture = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><rect width="8" height="8" fill="#a22"/></svg>')

const askTheo = async (server: TestServer) => {
  const body = { id: newId(), reason: 'Retrouver un fil', minutes: 15 as const }
  await done(server, 'helene', askToHelp, { params: { memberId: memberId('theo') }, body })
  return { helpId: body.id }
}

const askForAnother = async (server: TestServer, key: string) => {
  const { email } = await done(server, key, getMyAccess)
  const wanted = `${key}@nouvelle.example`
  await done(server, key, askAddressChange, { body: { email: wanted } })
  const [[old], [fresh]] = [await lettersTo(server, email), await lettersTo(server, wanted)]
  return { old: tokenIn(old?.text), new: tokenIn(fresh?.text) }
}

const tokenBody = { name: 'Le tableau de bord', scopes: ['read:projects' as const], days: 30 }

/** Somebody who has no password in the demonstration shows one at the door. */
const enterAs = async (server: TestServer, key: string, visitor = browser(server)) => {
  const password = 'une navette et son fil'
  const passwordHash = await hashPassword(password)
  const { email } = await server.services.db.prisma.member.update({ where: { id: memberId(key) }, data: { passwordHash } })
  await visitor.call(signIn, { body: { email: email ?? '', password } })
  return visitor
}

/** The archive of a list, with a message that carries a file, comes into Le Fil. */
const bringArchiveIn = async (server: TestServer) => {
  const { id } = await bringMailbox(server, 'camille', Buffer.from(String(thunderbird).replaceAll('<5314', `<${newId()}`)))
  const params = { archiveId: id }
  const bring = async () => {
    await done(server, 'camille', runArchive, { params })
    for (let state = ''; state !== 'finished'; ) {
      await bringThreads(server.services, id)
      state = (await done(server, 'camille', getArchive, { params })).state
    }
  }
  return { params, bring, things: { archiveId: [id] } }
}
const archiveComesIn: Story = async (server) => {
  const { bring, things } = await bringArchiveIn(server)
  return { things, happens: bring }
}
const archiveGoes: Story = async (server) => {
  const { params, bring, things } = await bringArchiveIn(server)
  await bring()
  const threads = await server.services.db.prisma.archivedThread.findMany({ where: { importId: params.archiveId } })
  const happens = async () => {
    await done(server, 'camille', undoArchive, { params })
    for (let state = ''; state !== 'undone'; ) {
      await undoThreads(server.services, params.archiveId)
      state = (await done(server, 'camille', getArchive, { params })).state
    }
  }
  return {
    things: { ...things, threadId: threads.map(({ threadId }) => threadId), itemId: threads.map(({ threadId }) => threadId) },
    happens,
  }
}

/** Somebody starts an import, and the queue brings it to its end. */
const bringingIn: Story = async (server) => {
  const organisation = await welcomeOne(server)
  const { id } = await bringList(server, 'helene', { lines: 3, organisation: organisation.id })
  const happens = async () => {
    await done(server, 'helene', runPeopleImport, { params: { importId: id } })
    // By hand, or by the server's own queue where that is faster.
    for (let state = ''; state !== 'finished'; ) {
      await bringPeople(server.services, id)
      state = (await done(server, 'helene', getPeopleImport, { params: { importId: id } })).state
    }
  }
  return { things: { importId: [id], ...organisation.things }, happens }
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
  'help.asked': async (server) => ({ happens: () => askTheo(server) }),
  'help.told': async (server) => ({ happens: () => askTheo(server) }),
  'help.accepted': async (server) => {
    const params = await askTheo(server)
    return { happens: () => done(server, 'theo', acceptHelp, { params }) }
  },
  'help.declined': async (server) => {
    const params = await askTheo(server)
    return { happens: () => done(server, 'theo', declineHelp, { params }) }
  },
  'help.opened': async (server) => {
    const params = await askTheo(server)
    await done(server, 'theo', acceptHelp, { params })
    return { happens: () => done(server, 'helene', openHelp, { params }) }
  },
  'help.ended': async (server) => {
    const params = await askTheo(server)
    await done(server, 'theo', acceptHelp, { params })
    await done(server, 'helene', openHelp, { params })
    return { happens: () => done(server, 'theo', endHelp, { params }) }
  },
  'password.changed': async (server) => ({
    happens: () => {
      const { password = '' } = demonstrationAccounts.find(({ kind }) => kind === 'volunteer') ?? {}
      return done(server, 'awa', changePassword, { body: { current: password, password: 'une phrase de passe' } })
    },
  }),
  'link.printed': async ({ services }) => ({ happens: () => printLink(services, 'awa.diarra@poste.example', 'sign_in') }),
  'address.change_asked': async (server) => ({
    happens: () => done(server, 'idriss', askAddressChange, { body: { email: 'idriss@ailleurs.example' } }),
  }),
  'address.change_cancelled': async (server) => {
    await done(server, 'idriss', askAddressChange, { body: { email: 'idriss@ailleurs.example' } })
    return { happens: () => done(server, 'idriss', cancelAddressChange) }
  },
  'address.confirmed': async (server) => {
    const tokens = await askForAnother(server, 'camille')
    return { happens: () => done(server, 'camille', confirmAddress, { body: { token: tokens.old } }) }
  },
  'address.changed': async (server) => {
    const tokens = await askForAnother(server, 'idriss')
    await done(server, 'idriss', confirmAddress, { body: { token: tokens.new } })
    return { happens: () => done(server, 'idriss', confirmAddress, { body: { token: tokens.old } }) }
  },
  'address.awaited': async (server) => {
    const tokens = await askForAnother(server, 'malo')
    return { happens: () => done(server, 'malo', confirmAddress, { body: { token: tokens.new } }) }
  },
  'address.replaced': async (server) => {
    const tokens = await askForAnother(server, 'awa')
    await done(server, 'awa', confirmAddress, { body: { token: tokens.new } })
    return { happens: () => done(server, 'helene', vouchForAddress, { params: { memberId: memberId('awa') } }) }
  },
  'factor.added': async (server) => {
    const visitor = await enterAs(server, 'idriss')
    const { body: draft } = await visitor.call(startApplication)
    return { happens: async () => visitor.call(confirmApplication, { body: { code: await codeOf(draft.secret) } }) }
  },
  'factor.removed': async (server) => {
    const visitor = await enterAs(server, 'awa')
    await withPasskey(visitor)
    const { body } = await visitor.call(getFactors)
    const passkeyId = body.passkeys[0]?.id ?? ''
    return { happens: () => visitor.call(removePasskey, { params: { passkeyId } }) }
  },
  'factor.renamed': async (server) => {
    const visitor = await enterAs(server, 'awa')
    await withPasskey(visitor)
    const { body } = await visitor.call(getFactors)
    const passkeyId = body.passkeys[0]?.id ?? ''
    return { happens: () => visitor.call(renamePasskey, { params: { passkeyId }, body: { name: 'La tablette' } }) }
  },
  'factor.used': async (server) => {
    const visitor = await enterAs(server, 'awa')
    const device = await withPasskey(visitor)
    const { body: ceremony } = await visitor.call(startProof)
    return { happens: () => visitor.call(prove, { body: { passkey: device.use(ceremony) } }) }
  },
  'session.step_failed': async (server) => {
    const visitor = await enterAs(server, 'malo')
    await withApplication(visitor)
    await enterAs(server, 'malo', visitor)
    const wrong = { body: { code: '000000' } }
    for (let count = 0; count < 4; count++) await visitor.call(completeStep, wrong)
    return { happens: () => visitor.call(completeStep, wrong) }
  },
  'identity.linked': async (server) => {
    const provider = await testProvider(origin)
    const { OIDC_ISSUER: issuer = '', OIDC_CLIENT_ID: clientId = '', OIDC_CLIENT_SECRET: clientSecret = '' } = provider.settings
    server.services.config.provider = { issuer, clientId, clientSecret, name: 'La Ruche' }
    const visitor = await enterAs(server, 'awa')
    const { body } = await visitor.call(startLink)
    const answer = await provider.visit(body.address)
    return {
      happens: async () => {
        await visitor.call(linkIdentity, { body: { answer } })
        await provider.close()
      },
    }
  },
  'identity.unlinked': async (server) => {
    const link = { issuer: 'https://ruche.example', subject: 'ines', memberId: memberId('ines'), linkedAt: server.services.clock.now() }
    await server.services.db.prisma.identity.create({ data: link })
    const visitor = await enterAs(server, 'ines')
    return { happens: () => visitor.call(unlinkIdentity) }
  },
  'token.made': async (server) => {
    const visitor = await enterAs(server, 'awa')
    return { happens: () => visitor.call(makeToken, { body: tokenBody }) }
  },
  'token.revoked': async (server) => {
    const visitor = await enterAs(server, 'awa')
    const { body } = await visitor.call(makeToken, { body: tokenBody })
    return { happens: () => visitor.call(revokeToken, { params: { tokenId: body.token.id } }) }
  },
  'member.preferences_changed': async (server) => ({ happens: () => done(server, 'awa', editMe, { body: { language: 'en' } }) }),
  'member.profile_edited': async (server) => ({
    happens: () => done(server, 'awa', editMyProfile, { body: { name: 'Awa Diarra-Roche', skills: ['Couture'], phone: '06 00 00 00 00' } }),
  }),
  'member.portrait_changed': async (server) => {
    const red = { create: { width: 80, height: 80, channels: 3 as const, background: '#a22' } }
    const body = new Uint8Array(await sharp(red).png().toBuffer())
    return { happens: () => done(server, 'awa', changePortrait, { body }) }
  },
  'member.edited': async (server) => {
    const { id, things } = await nobodyYet(server)
    return { things, happens: () => done(server, 'helene', editPerson, { params: { memberId: id }, body: { name: 'Yvonne Chomat' } }) }
  },
  'member.address_given': async (server) => {
    const { id, things } = await nobodyYet(server)
    const body = { email: `${id}@poste.example` }
    return { things, happens: () => done(server, 'helene', giveAddress, { params: { memberId: id }, body }) }
  },
  'member.exported': async (server) => ({
    happens: () => done(server, 'helene', exportMember, { params: { memberId: memberId('awa') } }),
  }),
  'member.closed': async (server) => {
    const { id, things } = await nobodyYet(server)
    return { things, happens: () => done(server, 'helene', closeAccount, { params: { memberId: id } }) }
  },
  'member.kept': async (server) => {
    const { id, things } = await nobodyYet(server)
    await done(server, 'helene', closeAccount, { params: { memberId: id } })
    return { things, happens: () => done(server, 'helene', keepAccount, { params: { memberId: id } }) }
  },
  'member.erased': async (server) => {
    const params = { memberId: memberId('gerard') }
    await done(server, 'helene', closeAccount, { params })
    const longAgo = new Date(server.services.clock.now().getTime() - 8 * 86_400_000)
    await server.services.db.prisma.departure.update({ where: params, data: { at: longAgo } })
    return { things: { memberId: [params.memberId] }, happens: () => eraseClosedAccounts(server.services) }
  },
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
  'cluster.edited': async (server) => ({ happens: () => editSettings(server, { name: 'Le pôle du Furan', retentionDays: 90 }) }),
  'cluster.factors_chosen': async (server) => {
    await showFactor(server, 'helene')
    return { happens: () => editSettings(server, { secondFactor: 'administrators' }) }
  },
  'cluster.logo_changed': async (server) => ({ happens: () => done(server, 'helene', changeLogo, { body: picture }) }),
  'cluster.logo_removed': async (server) => {
    await done(server, 'helene', changeLogo, { body: picture })
    return { happens: () => done(server, 'helene', removeLogo) }
  },
  'cluster.mail_chosen': async (server) => ({
    happens: async () => {
      const { version } = await done(server, 'helene', getSettings)
      return done(server, 'helene', chooseMail, { body: { from: 'pole@navette.example', version } })
    },
  }),
  'letter.read': async (server) => ({ happens: () => done(server, 'helene', getLetter, { params: { letterId: letterId('camille') } }) }),
  'letter.sent_again': async (server) => ({
    happens: () => done(server, 'helene', sendLetterAgain, { params: { letterId: letterId('camille') } }),
  }),
  'audit.exported': async (server) => ({ happens: () => done(server, 'helene', exportAuditEntries) }),
  'audit.part_exported': async (server) => ({
    happens: () => done(server, 'camille', exportOrganisationAuditEntries, { params: { organisationId: organisationId('fil') } }),
  }),
  'administrator.appointed': async (server) => {
    const params = { memberId: memberId('theo') }
    return { happens: () => done(server, 'helene', appointAdministrator, { params }) }
  },
  'administrator.dismissed': async (server) => {
    // Théo, who was appointed above, owes a second factor: until he is dismissed he sees and hears nothing.
    const params = { memberId: memberId('theo') }
    await done(server, 'helene', appointAdministrator, { params })
    return { happens: () => done(server, 'helene', dismissAdministrator, { params }) }
  },
  'member.suspended': async (server) => ({
    happens: () => done(server, 'helene', suspendMember, { params: { memberId: memberId('odette') }, body: {} }),
  }),
  'member.restored': async (server) => {
    const params = { memberId: memberId('odette') }
    await done(server, 'helene', suspendMember, { params, body: {} })
    return { happens: () => done(server, 'helene', restoreMember, { params }) }
  },
  'member.reminded': async (server) => ({ happens: () => done(server, 'helene', remindAccounts, { body: { ids: [memberId('malo')] } }) }),
  'accounts.changed': async (server) => ({
    happens: () => done(server, 'helene', suspendMember, { params: { memberId: memberId('fanny') }, body: {} }),
  }),
  'accounts.exported': async (server) => ({ happens: () => done(server, 'helene', exportAccounts, { body: {} }) }),
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
  'managers.gathered': async (server) => {
    const { id, things } = await welcomeOne(server)
    const body = { ...terms, emails: ['nina@poste.example'] }
    return { things, happens: () => done(server, 'helene', invitePeople, { params: { organisationId: id }, body }) }
  },
  'people.invited': async (server) => ({
    happens: () => done(server, 'camille', invitePeople, { params: filParams, body: { ...terms, emails: ['mona@poste.example'] } }),
  }),
  'invitation.resent': async (server) => {
    const { params } = await inviteOne(server)
    return { happens: () => done(server, 'camille', resendInvitation, { params }) }
  },
  'invitation.withdrawn': async (server) => {
    const { params } = await inviteOne(server)
    return { happens: () => done(server, 'camille', withdrawInvitation, { params }) }
  },
  'invitation.restored': async (server) => {
    const { params } = await inviteOne(server)
    await done(server, 'camille', withdrawInvitation, { params })
    return { happens: () => done(server, 'camille', restoreInvitation, { params }) }
  },
  'invitation.accepted': async (server) => {
    const { email } = await inviteOne(server)
    const token = tokenIn((await lettersTo(server, email))[0]?.text)
    return { happens: () => done(server, 'idriss', acceptInvitation, { body: { token } }) }
  },
  'invitation.declined': async (server) => {
    const { invitationId } = await inviteMalo(server)
    return { happens: () => done(server, 'malo', answerInvitation, { params: { invitationId }, body: { accepted: false } }) }
  },
  'invitation.moved': async (server) => {
    const { invitationId, things } = await inviteMalo(server)
    return { things, happens: () => done(server, 'malo', answerInvitation, { params: { invitationId }, body: { accepted: true } }) }
  },
  'organisation.archived': async (server) => {
    const { things } = await belongOne(server)
    const params = { organisationId: things.organisationId[0] ?? '' }
    return { things, happens: () => done(server, 'helene', archiveOrganisation, { params }) }
  },
  'organisation.restored': async (server) => {
    const { things } = await belongOne(server)
    const params = { organisationId: things.organisationId[0] ?? '' }
    await done(server, 'helene', archiveOrganisation, { params })
    return { things, happens: () => done(server, 'helene', restoreOrganisation, { params }) }
  },
  'organisation.merged': async (server) => {
    const { things } = await belongOne(server)
    const into = await welcomeOne(server)
    const params = { organisationId: things.organisationId[0] ?? '', intoId: into.id }
    return {
      things: { ...things, organisationId: [params.organisationId, into.id] },
      happens: () => done(server, 'helene', mergeOrganisation, { params }),
    }
  },
  'organisation.exported': async (server) => ({
    happens: () => done(server, 'camille', exportOrganisation, { params: { organisationId: organisationId('fil') } }),
  }),
  'organisation.left': async (server) => {
    const { things } = await belongOne(server)
    const params = { organisationId: things.organisationId[0] ?? '' }
    await done(server, 'helene', exportOrganisation, { params })
    return { things, happens: () => done(server, 'helene', letOrganisationLeave, { params }) }
  },
  'joining.edited': async (server) => ({
    things: { organisationId: [organisationId('yht')] },
    happens: () => openToApplicants(server),
  }),
  'application.made': async (server) => {
    await openToApplicants(server)
    const [id, threadId] = [newId(), newId()]
    return {
      things: { threadId: [threadId], organisationId: [organisationId('yht')] },
      happens: async () => {
        await applyOnce(server, id, threadId)
      },
    }
  },
  'application.moved': async (server) => {
    await server.services.db.prisma.application.deleteMany()
    const { things, withdraw } = await applicationOne(server)
    return { things, happens: withdraw }
  },
  'application.withdrawn': async (server) => {
    const { things, withdraw } = await applicationOne(server)
    return { things, happens: withdraw }
  },
  'application.declined': async (server) => {
    const { things, params } = await applicationOne(server)
    return { things, happens: () => done(server, 'idriss', answerApplication, { params, body: { accepted: false } }) }
  },
  'application.accepted': async (server) => {
    const { things, params } = await applicationOne(server)
    return { things, happens: () => done(server, 'idriss', answerApplication, { params, body: { accepted: true } }) }
  },
  'poster.made': async (server) => ({ happens: () => done(server, 'camille', renewPoster, { params: filParams, body: {} }) }),
  'poster.withdrawn': async (server) => {
    await done(server, 'camille', renewPoster, { params: filParams, body: {} })
    return { happens: () => done(server, 'camille', withdrawPoster, { params: filParams }) }
  },
  'people_import.prepared': async (server) => {
    const { id, mapping } = await bringList(server, 'camille')
    const body = { ...mapping, role: 'member' as const }
    return { things: { importId: [id] }, happens: () => done(server, 'camille', matchColumns, { params: { importId: id }, body }) }
  },
  'people_import.started': async (server) => {
    const { id } = await bringList(server, 'camille')
    return { things: { importId: [id] }, happens: () => done(server, 'camille', runPeopleImport, { params: { importId: id } }) }
  },
  'people_import.advanced': bringingIn,
  'people_import.brought': bringingIn,
  'people_import.finished': bringingIn,
  'archive.advanced': async (server) => {
    const { params, things } = await bringArchiveIn(server)
    const body = { projectId: projectId('nuit-du-court') }
    return { things, happens: () => done(server, 'camille', chooseArchivePlace, { params, body }) }
  },
  'archive.threads_brought': archiveComesIn,
  'archive.imported': archiveComesIn,
  'archive.threads_taken': archiveGoes,
  'archive.undone': archiveGoes,
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
  'project.stage_chosen': async (server) => {
    const { id, things } = await startOne(server)
    return { things, happens: () => done(server, 'camille', chooseStage, { params: { projectId: id }, body: { stage: 'archived' } }) }
  },
  'favourite.marked': async (server) => {
    const { id, things } = await startOne(server)
    return { things, happens: () => done(server, 'camille', markFavourite, { params: { itemId: id } }) }
  },
  'favourite.unmarked': async (server) => {
    const { id, things } = await startOne(server)
    await done(server, 'camille', markFavourite, { params: { itemId: id } })
    return { things, happens: () => done(server, 'camille', unmarkFavourite, { params: { itemId: id } }) }
  },
  'item.tagged': async (server) => {
    const { id, things } = await startOne(server)
    const params = { itemId: id }
    return { things: { ...things, itemId: [id] }, happens: () => done(server, 'camille', tagItem, { params, body: { name: 'Technique' } }) }
  },
  'item.untagged': async (server) => {
    const params = { itemId: (await openOne(server)).id }
    const { id } = await done(server, 'camille', tagItem, { params, body: { name: 'À trier' } })
    const things = { itemId: [params.itemId], tagId: [id] }
    return { things, happens: () => done(server, 'camille', untagItem, { params: { ...params, tagId: id } }) }
  },
  'tag.renamed': async (server) => {
    const params = { itemId: (await openOne(server)).id }
    const { id } = await done(server, 'camille', tagItem, { params, body: { name: 'Régie' } })
    const things = { itemId: [params.itemId], tagId: [id] }
    return { things, happens: () => done(server, 'helene', renameTag, { params: { tagId: id }, body: { name: 'Technique' } }) }
  },
  'tag.removed': async (server) => {
    const params = { itemId: (await openOne(server)).id }
    const { id } = await done(server, 'theo', tagItem, { params, body: { name: 'Divers' } })
    const things = { itemId: [params.itemId], tagId: [id] }
    return { things, happens: () => done(server, 'helene', removeTag, { params: { tagId: id } }) }
  },
  ...calendarStories,
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
  'request.made': async (server) => {
    const { id, things } = await startOpen(server)
    return { things, happens: () => askOnce(server, id) }
  },
  'request.moved': async (server) => {
    const { id, things } = await startOpen(server)
    return { things, happens: () => askOnce(server, id) }
  },
  'team.gathered': async (server) => {
    const { id, things } = await startOpen(server)
    return { things, happens: () => askOnce(server, id) }
  },
  'request.taken_back': async (server) => {
    const { id, things } = await startOpen(server)
    await askOnce(server, id)
    return { things, happens: () => done(server, 'malo', takeRequestBack, { params: { projectId: id } }) }
  },
  'request.answered': async (server) => {
    const { id, things } = await startOpen(server)
    await askOnce(server, id)
    const { requests } = await done(server, 'camille', listRequests, { params: { projectId: id } })
    const params = { projectId: id, requestId: requests[0]?.id ?? '' }
    return { things, happens: () => done(server, 'camille', answerRequest, { params, body: { accepted: true } }) }
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
  'file.arrived': async (server) => {
    const id = newId()
    const bytes = Buffer.from('Une note.')
    const camille = await server.as('camille')
    await begin(camille, bytes, { id })
    return { things: { fileId: [id], uploadId: [id] }, happens: () => piece(camille, id, bytes) }
  },
  'file.discarded': async (server) => {
    const { id } = await sendFile(await server.as('camille'), 'Une note.')
    return { things: { fileId: [id], uploadId: [id] }, happens: () => done(server, 'camille', discardFile, { params: { fileId: id } }) }
  },
  'file.drawn': async (server) => {
    const { id } = await carryOne(server)
    const drawing = { drawing: 'waiting', width: 40, height: 30 }
    await server.services.db.prisma.file.update({ where: { id }, data: drawing })
    await server.services.storage.write(
      fileKey(id),
      await sharp({ create: { width: 40, height: 30, channels: 3, background: '#a21' } })
        .png()
        .toBuffer(),
    )
    return { things: { fileId: [id] }, happens: () => drawFile(server.services, id) }
  },
  'files.shared': async (server) => {
    const { id } = await sendFile(await server.as('idriss'), 'Une note.')
    const body = { id: newId(), text: '', fileIds: [id] }
    return {
      things: { fileId: [id] },
      happens: () => done(server, 'idriss', sendPost, { params: { threadId: threadId('plan-de-feu') }, body }),
    }
  },
  'files.withdrawn': async (server) => {
    const { id, postId } = await carryOne(server)
    return { things: { fileId: [id], postId: [postId] }, happens: () => done(server, 'idriss', removePost, { params: { postId } }) }
  },
  'files.returned': async (server) => {
    const { id, postId } = await carryOne(server)
    await done(server, 'idriss', removePost, { params: { postId } })
    const { services } = server
    return {
      things: { fileId: [id] },
      happens: async () => {
        await transact(byItself(services), async (tx) => {
          await returnFiles(tx, [id])
          // What they hang on announces its own return.
          const { audienceId } = await tx.prisma.item.findUniqueOrThrow({ where: { id: threadId('plan-de-feu') } })
          const facts = { threadId: threadId('plan-de-feu'), projectId: projectId('nuit-du-court'), postId, number: 0 }
          await tx.record(postEdited, facts, { audienceId })
        })
      },
    }
  },
  'thread.replied': async (server) => {
    const params = { threadId: threadId('plan-de-feu') }
    // Whoever had read all of it has something unread again.
    await done(server, 'awa', readThread, { params, body: { number: 12 } })
    return { happens: () => done(server, 'idriss', sendPost, { params, body: { id: newId(), text: 'Je confirme.' } }) }
  },
  'thread.joined': async (server) => {
    const { id, things } = await openOne(server)
    return {
      things: { ...things, itemId: [id] },
      happens: () => done(server, 'theo', sendPost, { params: { threadId: id }, body: { id: newId(), text: 'Moi.' } }),
    }
  },
  'thread.read': async (server) => ({
    happens: () => done(server, 'camille', readThread, { params: { threadId: threadId('plan-de-feu') }, body: { number: 12 } }),
  }),
  'thread.readings_moved': async (server) => ({
    happens: () => done(server, 'theo', moveReadings, { body: { marks: [{ threadId: threadId('plan-de-feu'), from: 0, to: 12 }] } }),
  }),
  'follow.chosen': async (server) => ({ happens: () => done(server, 'theo', followCluster, { body: { level: 'mentions' } }) }),
  'post.edited': async (server) => {
    const { postId, things } = await openOne(server)
    // Idriss was only told that there is a new thread; now he is called.
    const text = `[@Idriss](/personnes/${memberId('idriss')}), qui a les clés ?`
    return {
      things,
      happens: () => done(server, 'camille', editPost, { params: { postId }, body: { text, version: 1 } }),
    }
  },
  'post.removed': async (server) => {
    const { postId, things } = await openOne(server)
    return { things, happens: () => done(server, 'camille', removePost, { params: { postId } }) }
  },
  'post.restored': async (server) => {
    const { postId, things } = await openOne(server)
    await done(server, 'camille', removePost, { params: { postId } })
    return { things, happens: () => done(server, 'camille', restorePost, { params: { postId } }) }
  },
  'post.reacted': async (server) => {
    const { postId, things } = await openOne(server)
    return { things, happens: () => done(server, 'idriss', reactToPost, { params: { postId }, body: { kind: 'agree', on: true } }) }
  },
  'post.reported': async (server) => {
    const { postId, report, things } = await replyAndReport(server)
    return { things: { ...things, postId: [postId] }, happens: report }
  },
  'reports.changed': async (server) => ({ happens: (await replyAndReport(server)).report }),
  'report.answered': async (server) => {
    const { reportId, report, things } = await replyAndReport(server)
    await report()
    return { things, happens: () => done(server, 'camille', answerReport, { params: { reportId }, body: { outcome: 'removed' } }) }
  },
  'thread.summarised': async (server) => {
    const { id, things } = await openOne(server)
    const body = { text: 'Idriss a la clé.', version: 0 }
    return { things, happens: () => done(server, 'camille', writeSummary, { params: { threadId: id }, body }) }
  },
  'draft.kept': async (server) => ({
    happens: () => done(server, 'camille', keepDraft, { params: { place: 'new:text' }, body: { text: 'Bonj', from: null } }),
  }),
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
  'thread.pinned': async (server) => {
    const { id, things } = await openOne(server)
    return { things, happens: () => done(server, 'maud', pinThread, { params: { threadId: id } }) }
  },
  'thread.unpinned': async (server) => {
    const { id, things } = await openOne(server)
    await done(server, 'maud', pinThread, { params: { threadId: id } })
    return { things, happens: () => done(server, 'maud', unpinThread, { params: { threadId: id } }) }
  },
  'thread.announced': async (server) => {
    const { id, things } = await openOne(server)
    return { things, happens: () => done(server, 'maud', announceThread, { params: { threadId: id } }) }
  },
  'thread.announcement_withdrawn': async (server) => {
    const { things, params } = await announceOne(server)
    return { things, happens: () => done(server, 'camille', withdrawAnnouncement, { params }) }
  },
  'thread.confirmed': async (server) => {
    const { things, params } = await announceOne(server)
    return { things, happens: () => done(server, 'awa', confirmAnnouncement, { params }) }
  },
  'conversation.gathered': async (server) => {
    const id = newId()
    return { things: { threadId: [id], itemId: [id] }, happens: () => converse(server, id) }
  },
  'conversation.left': async (server) => {
    // The same people have one conversation, which another story may have begun.
    const { id } = await converse(server, newId())
    const happens = () => done(server, 'awa', leaveConversation, { params: { threadId: id } })
    return { things: { threadId: [id], itemId: [id] }, happens }
  },
  'thread.moved': async (server) => {
    const { id, postId, things } = await openOne(server)
    const body = { organisationId: organisationId('fil') }
    const happens = () => done(server, 'camille', moveThread, { params: { threadId: id }, body })
    return { things: { ...things, itemId: [id], postId: [postId] }, happens }
  },
  'thread.taken_away': async (server) => {
    const { id, things } = await openOne(server)
    const body = { organisationId: organisationId('fil') }
    return { things: { ...things, itemId: [id] }, happens: () => done(server, 'camille', moveThread, { params: { threadId: id }, body }) }
  },
  'thread.split': async (server) => {
    const { id, things } = await openOne(server)
    await done(server, 'theo', sendPost, { params: { threadId: id }, body: { id: newId(), text: 'Autre chose.' } })
    const part = newId()
    const body = { id: part, title: 'Autre chose', fromNumber: 2 }
    const happens = () => done(server, 'camille', splitThread, { params: { threadId: id }, body })
    return { things: { ...things, threadId: [id, part] }, happens }
  },
  'thread.merged': async (server) => {
    const { params, things, merge } = await mergeable(server)
    return { things, happens: () => merge(params) }
  },
  'thread.unmerged': async (server) => {
    const { params, things, merge } = await mergeable(server)
    await merge(params)
    return { things, happens: () => done(server, 'camille', undoMerger, { params }) }
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
