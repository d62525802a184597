import { useTranslation } from '../../../lib/words.ts'
import { FileRow } from '../../../ui/file-row.tsx'
import { When } from '../../../ui/when.tsx'
import { useProjectFiles } from '../queries.ts'
import classes from './project-files.module.css'

/** What was sent in a project, wherever it hangs, the newest first. */
export function ProjectFiles({ projectId }: { projectId: string }) {
  const { t } = useTranslation('files')
  const { files, isPending, hasNextPage, isFetchingNextPage, fetchNextPage } = useProjectFiles(projectId)
  if (isPending) return null
  if (files.length === 0) return <p>{t('project.none')}</p>
  return (
    <>
      <ul className={classes.files}>
        {files.map((file) => (
          <li key={file.id}>
            <FileRow
              file={file}
              detail={
                <>
                  {file.uploader?.name ?? t('project.someone')}, <When at={file.at} />
                </>
              }
            />
          </li>
        ))}
      </ul>
      {hasNextPage && (
        <button type="button" className={`nv-link ${classes.more}`} disabled={isFetchingNextPage} onClick={() => fetchNextPage()}>
          {t('project.more')}
        </button>
      )}
    </>
  )
}
