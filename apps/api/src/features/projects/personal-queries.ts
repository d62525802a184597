import type { PersonalPart } from '../../platform/personal-part.ts'

/** The projects whose team a person is in, or which they lead. */
export const personalPart: PersonalPart = {
  models: ['TeamMember', 'Project', 'ProjectRequest'],
  read: async ({ db }, memberId) => {
    const project = { select: { item: { select: { title: true } }, summary: true, stage: true, leadId: true } }
    const teams = await db.prisma.teamMember.findMany({ where: { memberId }, select: { projectId: true, joinedAt: true, project } })
    const led = await db.prisma.project.findMany({ where: { leadId: memberId }, select: { id: true, ...project.select } })
    const item = { select: { item: { select: { title: true } } } }
    const asked = await db.prisma.projectRequest.findMany({
      where: { memberId },
      select: { projectId: true, project: item, word: true, at: true, answeredAt: true, accepted: true },
    })
    const answered = await db.prisma.projectRequest.findMany({
      where: { answeredById: memberId },
      select: { projectId: true, project: item, answeredAt: true, accepted: true },
    })
    const content = { teams, led, asked, answered }
    return [{ name: 'projects.json', holds: { fr: 'les projets dont vous êtes', en: 'projects that you are in' }, content }]
  },
}
