import { newId } from '@navette/contract/core/ids.ts'
import { sendPost } from '@navette/contract/discussions/endpoints.ts'
import { demoId } from '../../../prisma/demo/ids.ts'
import { portraitKey } from '../src/features/accounts/portrait.ts'
import { feedAddress } from '../src/features/calendar/feed-addresses.ts'
import { keysOf } from '../src/features/files/keys.ts'
import { bodies } from './bodies.ts'
import { memberId, organisationId, projectId, type TestServer, threadId, type Visitor } from './server.ts'

/** Every kind of person, seen from Le Fil. */
export const kinds = [
  'nobody',
  'suspended',
  'ended session',
  'guest',
  'expired',
  'volunteer',
  'member',
  'manager',
  'manager elsewhere',
  'administrator',
] as const
export type Kind = (typeof kinds)[number]

/** Who of the cast stands for each kind. */
const cast: Record<Exclude<Kind, 'nobody'>, string> = {
  suspended: 'charlotte',
  'ended session': 'gerard',
  guest: 'anouk',
  expired: 'charlotte',
  volunteer: 'lena',
  member: 'gerard',
  manager: 'camille',
  'manager elsewhere': 'lucie',
  administrator: 'helene',
}

const anyone: Kind[] = [...kinds]
const signedIn: Kind[] = ['guest', 'expired', 'volunteer', 'member', 'manager', 'manager elsewhere', 'administrator']
const insiders: Kind[] = ['volunteer', 'member', 'manager', 'manager elsewhere', 'administrator']
const ofTheOrganisation: Kind[] = ['volunteer', 'member', 'manager']
const hosts: Kind[] = ['member', 'manager']
const managers: Kind[] = ['manager', 'administrator']
const administrators: Kind[] = ['administrator']

/** What the doors are knocked on about. */
export interface Things {
  /** The id for a parameter of that name, unless the decision says another. */
  usual: Record<string, string>
  /** Whoever knocks. */
  self: string
}

interface Decision {
  who: Kind[]
  /** Parameters, query and body where the usual ones do not fit. */
  knock?: (things: Things) => { params?: Record<string, string>; query?: Record<string, string>; body?: unknown }
  /** Closes the door behind whoever knocks: tried after all others. */
  last?: true
}

/** About somebody of Le Fil’s whom its managers look after. */
const person = ({ usual }: Things) => ({ params: { memberId: usual['personId'] ?? '' } })

/** About another organisation, which may end. */
const ending = (key: string) => () => ({ params: { organisationId: organisationId(key), intoId: organisationId('mixeur') } })

/** About an archive that came in long ago. */
const brought = ({ usual }: Things) => ({ params: { archiveId: usual['broughtArchiveId'] ?? '' } })

/** About a project of others that everybody of the cluster sees. */
const openToAll = () => ({ params: { projectId: projectId('une-toile-au-village') } })

/** The decision for every route of the product. */
export const decisions: Record<string, Decision> = {
  // Who one is
  getSession: { who: signedIn },
  editMe: { who: signedIn },
  listMembers: { who: insiders },
  getMember: { who: insiders },
  countMembers: { who: insiders },
  listSkills: { who: insiders },
  showPortrait: { who: insiders, knock: () => ({ query: { version: '1' } }) },
  getMyProfile: { who: signedIn },
  editMyProfile: { who: signedIn },
  changePortrait: { who: signedIn },
  removePortrait: { who: signedIn },
  keepMyAccount: { who: signedIn },
  exportMe: { who: signedIn },
  leaveCluster: { who: signedIn, last: true },
  // A person of Le Fil without an account
  editPerson: { who: managers, knock: person },
  giveAddress: { who: managers, knock: person },
  // Coming in, and what is one’s own alone
  signIn: { who: anyone },
  askSignInLink: { who: anyone },
  signInByLink: { who: anyone },
  askReset: { who: anyone },
  readReset: { who: anyone },
  resetPassword: { who: anyone },
  confirmAddress: { who: anyone },
  renewSession: { who: anyone },
  listMySessions: { who: signedIn },
  endMySession: { who: ['member'] },
  endOtherSessions: { who: signedIn },
  endAllSessions: { who: signedIn, last: true },
  getMyAccess: { who: signedIn },
  changePassword: { who: signedIn },
  askAddressChange: { who: signedIn },
  cancelAddressChange: { who: signedIn },
  // A new address that waits, its mailbox confirmed
  getAddressChange: { who: administrators },
  vouchForAddress: { who: administrators, knock: () => ({ params: { memberId: memberId('theo') } }) },
  signOut: { who: signedIn, last: true },
  getStep: { who: anyone },
  completeStep: { who: anyone },
  startStepCeremony: { who: anyone },
  startPasskeySignIn: { who: anyone },
  signInWithPasskey: { who: anyone },
  getProvider: { who: anyone },
  startProvider: { who: anyone },
  signInWithProvider: { who: anyone },
  startProof: { who: signedIn },
  prove: { who: signedIn },
  getFactors: { who: signedIn },
  startApplication: { who: signedIn },
  confirmApplication: { who: signedIn },
  removeApplication: { who: signedIn },
  renewRecoveryCodes: { who: signedIn },
  startPasskey: { who: signedIn },
  addPasskey: { who: signedIn },
  renamePasskey: { who: ['member'] },
  removePasskey: { who: ['member'] },
  getIdentity: { who: signedIn },
  // No provider is set here
  startLink: { who: [] },
  linkIdentity: { who: signedIn },
  unlinkIdentity: { who: signedIn },
  listTokens: { who: signedIn },
  makeToken: { who: signedIn },
  revokeToken: { who: ['member'] },
  // Help that the administrator offers to the member
  listHelp: { who: signedIn },
  askToHelp: { who: administrators },
  acceptHelp: { who: ['member'] },
  declineHelp: { who: ['member'] },
  openHelp: { who: administrators },
  endHelp: { who: ['member', 'administrator'] },
  // Organisations: Le Fil, and others where one ends
  listOrganisations: { who: signedIn },
  getOrganisation: { who: signedIn },
  addOrganisation: { who: administrators },
  editOrganisation: { who: managers },
  surveyOrganisations: { who: administrators },
  exportOrganisation: { who: managers },
  archiveOrganisation: { who: administrators, knock: ending('remue') },
  restoreOrganisation: { who: administrators, knock: ending('remue') },
  previewMerger: { who: administrators, knock: ending('baroufada') },
  mergeOrganisation: { who: administrators, knock: ending('baroufada') },
  previewLeaving: { who: administrators, knock: ending('cd1d') },
  letOrganisationLeave: { who: administrators, knock: ending('cd1d') },
  listMemberships: { who: insiders },
  startMembership: { who: managers },
  addPerson: { who: managers },
  editMembership: { who: managers },
  endMembership: { who: managers },
  // Invitations into Le Fil
  listInvitations: { who: [...managers, 'manager elsewhere'] },
  invitePeople: { who: managers },
  previewInvitation: { who: managers },
  // Into the team of a project, of which the manager is
  inviteToProject: { who: ['manager'] },
  previewProjectInvitation: { who: ['manager'] },
  listMyInvitations: { who: signedIn },
  // It was sent to somebody else
  answerInvitation: { who: [] },
  resendInvitation: { who: managers },
  withdrawInvitation: { who: managers },
  restoreInvitation: { who: managers },
  openInvitation: { who: anyone },
  acceptAsNewcomer: { who: anyone },
  acceptInvitation: { who: signedIn },
  // Joining Le Fil without being invited by name
  getJoining: { who: signedIn },
  editJoining: { who: managers },
  getPoster: { who: managers },
  renewPoster: { who: managers },
  withdrawPoster: { who: managers },
  openPoster: { who: anyone },
  askAccount: { who: anyone },
  openConfirmation: { who: anyone },
  confirmAccount: { who: anyone },
  apply: { who: signedIn },
  joinOrganisation: { who: signedIn },
  listApplications: { who: [...managers, 'manager elsewhere'] },
  // The guest is the applicant; an administrator does not read what an organisation and an applicant say to each other
  getThreadApplication: { who: ['guest', 'manager'], knock: ({ usual }) => ({ params: { threadId: usual['applicationThreadId'] ?? '' } }) },
  answerApplication: { who: managers },
  withdrawApplication: { who: ['guest'] },
  // A file of people, brought by the manager
  listPeopleImports: { who: insiders },
  openPeopleImport: { who: [...managers, 'manager elsewhere'] },
  getPeopleImport: { who: ['manager'] },
  readPeopleFile: { who: ['manager'] },
  matchColumns: { who: ['manager'] },
  listImportLines: { who: ['manager'] },
  exportFaultyLines: { who: ['manager'] },
  runPeopleImport: { who: ['manager'] },
  cancelPeopleImport: { who: ['manager'] },
  forgetPeopleImport: { who: ['manager'] },
  // The archive of a mailing list, brought by the manager
  listArchives: { who: insiders },
  openArchive: { who: [...managers, 'manager elsewhere'], knock: () => ({ body: { id: newId(), fileId: newId() } }) },
  // One that somebody who is gone brought into Le Fil
  getArchive: { who: managers, knock: brought },
  chooseArchivePlace: { who: ['manager'] },
  listArchiveThreads: { who: ['manager'], knock: brought },
  listArchiveAuthors: { who: ['manager'] },
  matchArchiveAuthor: { who: ['manager'] },
  exportArchiveProblems: { who: ['manager'], knock: brought },
  runArchive: { who: ['manager'] },
  stopArchive: { who: managers, knock: brought },
  undoArchive: { who: managers, knock: brought },
  forgetArchive: { who: ['manager'] },
  exportDiscussions: { who: ofTheOrganisation },
  // Projects: the one of these decisions is shared with Le Fil, and led elsewhere
  listProjects: { who: signedIn },
  getProject: { who: ofTheOrganisation },
  startProject: { who: ['member', 'manager'] },
  editProject: { who: [] },
  chooseStage: { who: [] },
  listTeam: { who: ofTheOrganisation },
  joinTeam: { who: ofTheOrganisation, knock: ({ self }) => ({ params: { memberId: self } }) },
  withdrawPartner: { who: ['manager'] },
  // A project that the whole cluster sees, and that Le Fil does not share
  askToJoin: { who: insiders, knock: openToAll },
  takeRequestBack: { who: insiders, knock: openToAll },
  listRequests: { who: [] },
  answerRequest: { who: [] },
  leaveTeam: { who: ofTheOrganisation, knock: ({ self }) => ({ params: { memberId: self } }) },
  chooseLead: { who: [] },
  listProjectActivities: { who: ofTheOrganisation },
  getStrands: { who: ofTheOrganisation },
  reportProject: { who: ofTheOrganisation, knock: () => ({ query: { from: '2026-01-01', to: '2026-12-31', as: 'markdown' } }) },
  listActivities: { who: signedIn },
  // Discussions: a thread of that project, and a post of the member's
  listThreads: { who: signedIn },
  getThread: { who: ofTheOrganisation },
  openThread: { who: ['member', 'manager', 'manager elsewhere', 'administrator'] },
  renameThread: { who: [] },
  closeThread: { who: [] },
  reopenThread: { who: [] },
  readThread: { who: ofTheOrganisation },
  countUnread: { who: signedIn },
  listPosts: { who: ofTheOrganisation },
  listPostDays: { who: ofTheOrganisation },
  sendPost: { who: ofTheOrganisation },
  // Files: one that hangs on a thread of the project, and the member’s own
  listFiles: { who: signedIn },
  getFile: { who: ofTheOrganisation },
  readContent: { who: ofTheOrganisation },
  showThumbnail: { who: ofTheOrganisation },
  getRoom: { who: managers },
  discardFile: { who: ['member'], knock: ({ usual }) => ({ params: { fileId: usual['sentFileId'] ?? '' } }) },
  startUpload: { who: signedIn },
  getUpload: { who: ['member'] },
  continueUpload: { who: ['member'] },
  cancelUpload: { who: ['member'] },
  getPost: { who: ofTheOrganisation },
  editPost: { who: ['member'] },
  removePost: { who: ['member'] },
  // What is on top, and what must be read: the project is led elsewhere
  pinThread: { who: [] },
  unpinThread: { who: [] },
  announceThread: { who: [] },
  withdrawAnnouncement: { who: [] },
  // It asks for no confirmation
  confirmAnnouncement: { who: ofTheOrganisation },
  countConfirmations: { who: [] },
  listConfirmations: { who: [] },
  // A guest writes to the people of their projects
  listCorrespondents: { who: signedIn },
  findConversation: { who: signedIn, knock: ({ usual }) => ({ query: { with: usual['memberId'] ?? '' } }) },
  openConversation: { who: signedIn },
  // It is no conversation
  leaveConversation: { who: [] },
  weighMove: { who: [] },
  moveThread: { who: [] },
  splitThread: { who: [] },
  mergeThread: { who: [] },
  undoMerger: { who: [] },
  locatePost: { who: ofTheOrganisation },
  // That project among one’s favourites
  markFavourite: { who: ofTheOrganisation },
  getFollowing: { who: ofTheOrganisation },
  followItem: { who: ofTheOrganisation },
  getOrganisationFollowing: { who: signedIn },
  followOrganisation: { who: signedIn },
  getClusterFollowing: { who: signedIn },
  followCluster: { who: signedIn },
  listFollows: { who: signedIn },
  moveReadings: { who: signedIn },
  unmarkFavourite: { who: ofTheOrganisation },
  // Its tags
  getItemTags: { who: ofTheOrganisation },
  tagItem: { who: ofTheOrganisation },
  untagItem: { who: ofTheOrganisation },
  listTags: { who: signedIn },
  listTagged: { who: insiders },
  renameTag: { who: administrators },
  removeTag: { who: administrators },
  listPostVersions: { who: ofTheOrganisation },
  // It stands there: putting it back changes nothing. The manager has taken Le Fil out of the project by then
  restorePost: { who: ['volunteer', 'member'] },
  reactToPost: { who: ofTheOrganisation },
  reportPost: { who: ['volunteer', 'manager'] },
  listReports: { who: signedIn },
  answerReport: { who: [] },
  getSummary: { who: ofTheOrganisation },
  writeSummary: { who: [] },
  removeSummary: { who: [] },
  suggestMentions: { who: signedIn },
  measureReach: { who: signedIn },
  suggestThings: { who: signedIn },
  listDrafts: { who: signedIn },
  keepDraft: { who: signedIn, knock: () => ({ params: { place: 'new:text' } }) },
  forgetDrafts: { who: signedIn },
  // Who can see that project
  getAudience: { who: ofTheOrganisation },
  listReaders: { who: ofTheOrganisation },
  // The installation
  getSettings: { who: administrators },
  // The calendar; what is changed is of Le Fil's, and the whole cluster sees it
  listOccurrences: { who: signedIn },
  countDays: { who: signedIn, knock: () => ({ query: { from: '2027-01-01', to: '2028-01-01' } }) },
  listEvents: { who: signedIn },
  listPlaces: { who: signedIn },
  listClashes: {
    who: signedIn,
    knock: () => ({ query: { placeName: 'Le Mixeur', starts: '2027-01-15T20:00', ends: '2027-01-15T22:00' } }),
  },
  getEvent: { who: insiders },
  addEvent: { who: hosts, knock: () => ({ body: { ...(bodies['addEvent'] as object), id: newId() } }) },
  editEvent: { who: hosts },
  listDates: { who: insiders },
  moveOccurrence: { who: hosts },
  addDate: { who: hosts, knock: () => ({ body: { ...(bodies['addDate'] as object), id: newId() } }) },
  leaveOutDate: { who: hosts },
  foreseeSeries: { who: hosts },
  changeSeries: { who: hosts },
  cancelOccurrence: { who: hosts },
  restoreOccurrence: { who: hosts },
  removeEvent: { who: hosts, knock: () => ({ params: { eventId: demoId('event', 'herbes-folles') } }) },
  bringEventBack: { who: hosts, knock: ({ usual }) => ({ params: { eventId: usual['removedEventId'] ?? '' } }) },
  foreseeCalendar: { who: hosts, knock: () => ({ query: { organisationId: organisationId('fil') } }) },
  importCalendar: { who: hosts, knock: () => ({ query: { organisationId: organisationId('fil') } }) },
  // A calendar from outside that Le Fil shows
  listOutsideCalendars: { who: insiders },
  getOutsideCalendar: { who: managers },
  addOutsideCalendar: { who: managers, knock: () => ({ body: { ...(bodies['addOutsideCalendar'] as object), id: newId() } }) },
  readOutsideCalendar: { who: managers },
  removeOutsideCalendar: { who: managers },
  listFeeds: { who: signedIn },
  addFeed: { who: signedIn, knock: () => ({ body: { id: newId(), kind: 'mine' } }) },
  revokeFeed: { who: ['member'] },
  readFeed: { who: anyone, knock: ({ usual }) => ({ params: { feedId: usual['feedId'] ?? '', signature: usual['feedSignature'] ?? '' } }) },
  readPublicFeed: { who: anyone },
  readPublicPage: { who: anyone },
  getAttendance: { who: insiders },
  listAnswers: { who: insiders },
  answerDate: { who: insiders },
  withdrawAnswer: { who: insiders },
  getRetention: { who: administrators },
  editCluster: { who: administrators },
  changeLogo: { who: administrators },
  removeLogo: { who: administrators },
  getLogo: { who: anyone },
  chooseMail: { who: administrators },
  tryMail: { who: administrators },
  getCare: { who: administrators },
  listAccounts: { who: administrators },
  countAccounts: { who: administrators },
  gatherAccounts: { who: administrators },
  exportAccounts: { who: administrators },
  changeRoles: { who: administrators },
  remindAccounts: { who: administrators },
  suspendAccounts: { who: administrators },
  restoreAccounts: { who: administrators },
  suspendMember: { who: administrators },
  restoreMember: { who: administrators },
  getRoleHolders: { who: administrators },
  appointAdministrator: { who: administrators },
  dismissAdministrator: { who: administrators },
  exportMember: { who: administrators },
  listDepartures: { who: administrators },
  closeAccount: { who: administrators },
  keepAccount: { who: administrators },
  listAuditEntries: { who: administrators },
  exportAuditEntries: { who: administrators },
  listOrganisationAuditEntries: { who: managers },
  exportOrganisationAuditEntries: { who: managers },
  listLetters: { who: administrators },
  getLetter: { who: administrators },
  sendLetterAgain: { who: administrators },
  inspectService: { who: administrators },
  getCluster: { who: anyone },
  foundCluster: { who: anyone },
  loadDemonstration: { who: anyone },
  getHealth: { who: anyone },
  getReadiness: { who: anyone },
}

interface Prepared {
  things: Things
  visitor: Visitor
  /** Opens the session again that a door has closed. */
  comeBack: () => Promise<void>
}

/** A server where the things are, and the person at its doors. */
export async function prepare(server: TestServer, kind: Kind): Promise<Prepared> {
  const { prisma } = server.services.db
  const key = kind === 'nobody' ? null : cast[kind]
  const now = server.services.clock.now()
  const tomorrow = new Date(now.getTime() + 86_400_000)
  const post = { id: newId(), text: 'Je passe à 18 h.' }
  await (await server.as(cast.member)).call(sendPost, { params: { threadId: threadId('plan-de-feu') }, body: post })
  const usual: Record<string, string> = {
    organisationId: organisationId('fil'),
    memberId: memberId('mehdi'),
    membershipId: (await prisma.membership.findFirstOrThrow({ where: { memberId: memberId('mehdi') } })).id,
    projectId: projectId('nuit-du-court'),
    threadId: threadId('plan-de-feu'),
    itemId: projectId('nuit-du-court'),
    sessionId: (
      await prisma.session.create({
        data: { id: newId(), memberId: memberId(cast.member), startedAt: now, lastUsedAt: now, expiresAt: tomorrow },
      })
    ).id,
    invitationId: (await prisma.invitation.findFirstOrThrow({ where: { organisationId: organisationId('fil') } })).id,
    requestId: newId(),
    eventId: demoId('event', 'atelier-voix'),
    occurrenceId: demoId('occurrence', 'atelier-voix'),
    version: '1',
    postId: post.id,
  }
  Object.assign(usual, await prepareThings(server, now, tomorrow))
  const visitor = key ? await server.as(key) : server.nobody
  if (key && kind === 'suspended') await prisma.suspension.create({ data: { memberId: memberId(key), at: now } })
  if (key && kind === 'ended session') await prisma.session.update({ where: { id: await server.sessionOf(key) }, data: { endedAt: now } })
  if (key && kind === 'expired') {
    await prisma.teamMember.deleteMany({ where: { memberId: memberId(key) } })
    await prisma.membership.updateMany({ where: { memberId: memberId(key) }, data: { endsOn: new Date(server.services.clock.today()) } })
  }
  const comeBack = async () => {
    if (key && kind !== 'ended session')
      await prisma.session.update({ where: { id: await server.sessionOf(key) }, data: { endedAt: null } })
  }
  return { things: { usual, self: key ? memberId(key) : newId() }, visitor, comeBack }
}

/** Things that the demonstration does not hold: keys of the member’s, a person without an account, a letter, an application. */
async function prepareThings({ services }: TestServer, now: Date, tomorrow: Date): Promise<Record<string, string>> {
  const { prisma } = services.db
  const member = memberId(cast.member)
  const [passkeyId, tokenId, personId, audienceId, letterId] = [newId(), newId(), newId(), newId(), newId()]
  const bytes = (word: string) => new Uint8Array(Buffer.from(word))
  await prisma.passkey.create({
    data: { id: passkeyId, memberId: member, credentialId: bytes('one'), publicKey: bytes('key'), name: 'Téléphone', addedAt: now },
  })
  await prisma.apiToken.create({
    data: { id: tokenId, memberId: member, name: 'Export', hash: bytes('hash'), scopes: [], madeAt: now, expiresAt: tomorrow },
  })
  await prisma.audience.create({ data: { id: audienceId } })
  await prisma.member.create({ data: { id: personId, name: 'Marcelle Faure', audienceId, createdAt: now } })
  const startsOn = new Date(services.clock.today())
  await prisma.membership.create({
    data: { id: newId(), memberId: personId, organisationId: organisationId('fil'), role: 'volunteer', startsOn },
  })
  await prisma.member.update({ where: { id: memberId('mehdi') }, data: { portrait: 1 } })
  for (const size of [64, 256] as const) await services.storage.write(portraitKey(memberId('mehdi'), 1, size), bytes('picture'))
  await prisma.letter.create({ data: { id: letterId, to: 'a@b.example', subject: 'Essai', text: 'Essai', html: '', writtenAt: now } })
  const [helpId, importId] = [newId(), newId()]
  const helperId = memberId(cast.administrator)
  await prisma.helpSession.create({ data: { id: helpId, helperId, memberId: member, reason: 'Un souci', minutes: 15, askedAt: now } })
  const confirmed = { email: 'theo@nouvelle.example', askedAt: now, expiresAt: tomorrow, newConfirmedAt: now }
  await prisma.addressChange.create({ data: { memberId: memberId('theo'), ...confirmed } })
  const byId = memberId(cast.manager)
  await prisma.peopleImport.create({
    data: { id: importId, organisationId: organisationId('fil'), byId, fileName: 'liste.csv', columns: ['Nom'], readAt: now },
  })
  const [archiveId, authorId] = [newId(), newId()]
  const archive = { byId, organisationId: organisationId('fil'), fileName: 'pole.mbox', bytes: 9, bytesRead: 9, openedAt: now, readAt: now }
  await prisma.archiveImport.create({ data: { id: archiveId, ...archive } })
  await prisma.archiveAuthor.create({ data: { id: authorId, importId: archiveId, address: 'zoe@poste.example', name: 'Zoé' } })
  const [broughtArchiveId, keepersId] = [newId(), newId()]
  await prisma.audience.create({ data: { id: keepersId } })
  await prisma.audienceGrant.createMany({
    data: [
      { id: newId(), audienceId: keepersId, kind: 'managers', organisationId: organisationId('fil') },
      { id: newId(), audienceId: keepersId, kind: 'administrators' },
    ],
  })
  await prisma.archiveImport.create({
    data: { ...archive, id: broughtArchiveId, byId: null, audienceId: keepersId, startedAt: now, finishedAt: now },
  })
  const [uploadId, sentFileId, fileId] = [newId(), newId(), demoId('file', 'affiche')]
  const { audienceId: own } = await prisma.member.findUniqueOrThrow({ where: { id: member } })
  const upload = { id: uploadId, memberId: member, name: 'Plan.pdf', bytes: 9, startedAt: now, lastAt: now }
  await prisma.upload.create({ data: upload })
  await services.storage.write(`waiting/${uploadId}`, bytes('half'))
  const sent = { kind: 'file', title: 'Note.txt', audienceId: own, createdById: member, createdAt: now, lastAt: now }
  await prisma.item.create({ data: { id: sentFileId, ...sent } })
  await prisma.file.create({ data: { id: sentFileId, kind: 'text', type: 'text/plain', bytes: 4, sha256: bytes('hash') } })
  for (const key of keysOf(fileId)) await services.storage.write(key, bytes('picture'))
  const feedId = newId()
  await prisma.feed.create({ data: { id: feedId, memberId: member, kind: 'mine', madeAt: now } })
  const calendarId = newId()
  const programme = { name: 'La Comète', address: 'https://comete.example/programme.ics', visibility: 'cluster' as const }
  await prisma.outsideCalendar.create({ data: { id: calendarId, organisationId: organisationId('fil'), ...programme, addedAt: now } })
  const removedEventId = demoId('event', 'balances-herbes-folles')
  await prisma.item.update({ where: { id: removedEventId }, data: { trashedAt: now } })
  const application = await prisma.application.findFirst({ where: { organisationId: organisationId('fil'), answeredAt: null } })
  return {
    passkeyId,
    tokenId,
    personId,
    letterId,
    helpId,
    importId,
    archiveId,
    broughtArchiveId,
    authorId,
    uploadId,
    sentFileId,
    fileId,
    removedEventId,
    calendarId,
    feedId,
    feedSignature: feedAddress(services.config, feedId).split('/').at(-1) ?? '',
    // On a thread of the whole cluster
    tagId: demoId('tag', 'technique'),
    applicationId: application?.id ?? newId(),
    applicationThreadId: application?.threadId ?? newId(),
  }
}
