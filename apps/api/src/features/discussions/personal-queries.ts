import type { PersonalPart } from '../../platform/personal-part.ts'

/** What a person wrote, and where they had read to. */
export const personalPart: PersonalPart = {
  models: [
    'Post',
    'Thread',
    'PostRemoval',
    'ThreadClosure',
    'ThreadReading',
    'ThreadPin',
    'Announcement',
    'Confirmation',
    'ThreadMerger',
    'PostTrace',
    'Reaction',
    'PostReport',
    'Mention',
    'Draft',
    'ThreadSummary',
    'ArchiveImport',
    // What somebody wrote there is among their posts.
    'ArchiveAuthor',
  ],
  read: async ({ db }, memberId) => {
    const { prisma } = db
    const thread = { select: { item: { select: { title: true } } } }
    const posts = await prisma.post.findMany({
      where: { authorId: memberId },
      select: { threadId: true, thread, number: true, at: true, editedAt: true, text: true },
      orderBy: { at: 'asc' },
    })
    const opened = await prisma.item.findMany({
      where: { kind: 'thread', createdById: memberId },
      select: { id: true, title: true, createdAt: true },
      orderBy: { createdAt: 'asc' },
    })
    const threads = {
      opened,
      closed: await prisma.threadClosure.findMany({ where: { byId: memberId } }),
      postsRemoved: await prisma.postRemoval.findMany({ where: { byId: memberId } }),
      lastWordIn: await prisma.thread.findMany({ where: { lastAuthorId: memberId }, select: { id: true } }),
      pinned: await prisma.threadPin.findMany({ where: { byId: memberId } }),
      announced: await prisma.announcement.findMany({ where: { byId: memberId } }),
      confirmed: await prisma.confirmation.findMany({ where: { memberId } }),
      merged: await prisma.threadMerger.findMany({ where: { byId: memberId } }),
      rearranged: await prisma.postTrace.findMany({ where: { byId: memberId } }),
      readUpTo: await prisma.threadReading.findMany({ where: { memberId } }),
      reactions: await prisma.reaction.findMany({ where: { memberId } }),
      mentionedIn: await prisma.mention.findMany({ where: { memberId } }),
      reported: await prisma.postReport.findMany({ where: { byId: memberId } }),
      reportsAnswered: await prisma.postReport.findMany({
        where: { answeredById: memberId },
        select: { id: true, postId: true, outcome: true, answeredAt: true },
      }),
      archivesBrought: await prisma.archiveImport.findMany({
        where: { byId: memberId },
        select: { fileName: true, openedAt: true, finishedAt: true },
      }),
      archivesUndone: await prisma.archiveImport.findMany({
        where: { undoingById: memberId },
        select: { fileName: true, undoingAt: true, undoneAt: true },
      }),
      summaries: await prisma.threadSummary.findMany({ where: { byId: memberId }, select: { threadId: true, text: true, at: true } }),
    }
    const drafts = await prisma.draft.findMany({ where: { memberId, text: { not: '' } }, select: { place: true, text: true, at: true } })
    return [
      { name: 'posts.json', holds: { fr: 'tous vos messages', en: 'all your posts' }, content: posts },
      {
        name: 'threads.json',
        holds: { fr: 'les fils que vous avez ouverts, fermés et lus', en: 'threads that you opened, closed and read' },
        content: threads,
      },
      { name: 'drafts.json', holds: { fr: 'vos brouillons', en: 'your drafts' }, content: drafts },
    ]
  },
}
