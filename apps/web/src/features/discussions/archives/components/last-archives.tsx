import { figure } from '../../../../lib/lists.ts'
import { useTranslation } from '../../../../lib/words.ts'
import { LastBrought } from '../../../../ui/last-brought.tsx'
import { When } from '../../../../ui/when.tsx'
import { useArchives, useForgetArchive } from '../queries.ts'

/** One's own archives, and those of others where one looks after the place, to be gone on with, looked at again, or undone. */
export const LastArchives = () => {
  const { t } = useTranslation('archives')
  const { archives, isPending, ...more } = useArchives()
  const { mutate: forget } = useForgetArchive()
  const brought = archives.map(({ id, fileName, state, messageCount, openedAt, by, can }) => ({
    id,
    path: `/archives/${id}`,
    name: fileName,
    standing: (
      <>
        {t(`state.${state}`)} · {t('threads.messages', { count: messageCount, figure: figure(messageCount) })} · <When at={openedAt} />
        {!can.bring && by && ` · ${by.name}`}
      </>
    ),
    drop:
      can.bring && (state === 'ready' || state === 'unreadable')
        ? { label: t('last.forget', { name: fileName }), words: t('last.drop'), onClick: () => forget(id) }
        : undefined,
  }))
  return <LastBrought title={t('last.title')} none={t('last.none')} isPending={isPending} brought={brought} more={more} />
}
