import type { PersonalPart } from '../../platform/personal-part.ts'

/** How a person came in, and how they brought others in; who these were is theirs, and stays out. */
export const personalPart: PersonalPart = {
  models: ['Invitation', 'Poster', 'Application', 'PeopleImport'],
  read: async ({ db }, memberId) => {
    const { prisma } = db
    const organisation = { select: { name: true } }
    const project = { select: { item: { select: { title: true } } } }
    const received = await prisma.invitation.findMany({
      where: { acceptedById: memberId },
      select: { organisation, project, role: true, email: true, name: true, message: true, invitedAt: true, acceptedAt: true },
    })
    const sent = await prisma.invitation.findMany({
      where: { invitedById: memberId },
      select: { organisation, project, role: true, message: true, invitedAt: true, acceptedAt: true, withdrawnAt: true },
    })
    const applications = await prisma.application.findMany({
      where: { memberId },
      select: { organisation, at: true, answeredAt: true, accepted: true, threadId: true },
    })
    const answered = await prisma.application.findMany({
      where: { answeredById: memberId },
      select: { organisation, answeredAt: true, accepted: true },
    })
    const posters = await prisma.poster.findMany({
      where: { madeById: memberId },
      select: { organisation, madeAt: true, withdrawnAt: true },
    })
    const imports = await prisma.peopleImport.findMany({
      where: { byId: memberId },
      select: { organisation, fileName: true, readAt: true, startedAt: true, finishedAt: true, cancelledAt: true },
    })
    return [
      {
        name: 'invitations.json',
        holds: { fr: 'les invitations que vous avez reçues et envoyées', en: 'invitations that you received and sent' },
        content: { received, sent },
      },
      {
        name: 'applications.json',
        holds: {
          fr: 'vos demandes pour rejoindre une structure, et vos réponses à d’autres',
          en: 'your applications, and your answers to others',
        },
        content: { applications, answered },
      },
      {
        name: 'posters-and-imports.json',
        holds: { fr: 'les affiches et les imports que vous avez faits', en: 'posters and imports that you made' },
        content: { posters, imports },
      },
    ]
  },
}
