import { Button, Select } from '@mantine/core'
import type { Me } from '@navette/contract/accounts/schema.ts'
import { newId } from '@navette/contract/core/ids.ts'
import type { Archive } from '@navette/contract/discussions/archive-schema.ts'
import { type DragEvent, useEffect, useRef, useState } from 'react'
import { Refused } from '../../../../lib/errors.ts'
import { filesIn, uploads, useUploads } from '../../../../lib/uploads.ts'
import { problemWords, useTranslation } from '../../../../lib/words.ts'
import classes from '../../../../ui/imports.module.css'
import { Notice } from '../../../../ui/notice.tsx'
import { useOpenArchive } from '../queries.ts'
import { useArchivePlaces } from './archive-places.ts'

interface ArchiveFileProps {
  me: Me
  /** The place that is proposed first: `project:<id>`. */
  place: string | null
  onOpened: (archive: Archive) => void
}

/** Where the file lies until the server has it, whatever happens meanwhile. */
const lies = 'archive:new'

/** Chooses where an archive goes, and the file; it is sent at once, and looked through when it has arrived. */
export const ArchiveFile = ({ me, place, onOpened }: ArchiveFileProps) => {
  const { t } = useTranslation('archives')
  const { places, groups } = useArchivePlaces(me)
  const [chosen, setChosen] = useState(place)
  const field = useRef<HTMLInputElement>(null)
  const [upload] = useUploads(lies)
  const { mutate, isPending, error } = useOpenArchive()
  const where = places.find(({ value }) => value === chosen) ?? places[0]
  const arrived = upload?.file?.id
  const opening = useRef<string | null>(null)
  useEffect(() => {
    if (!arrived || !where || opening.current === arrived) return
    opening.current = arrived
    const body = {
      id: newId(),
      fileId: arrived,
      projectId: where.kind === 'project' ? where.id : null,
      organisationId: where.kind === 'organisation' ? where.id : null,
    }
    mutate(body, {
      onSuccess: (archive) => {
        uploads.forget([arrived])
        onOpened(archive)
      },
      // Refused: what was sent is of no use, and goes.
      onError: () => uploads.cancel(arrived),
    })
  }, [arrived, where, mutate, onOpened])
  const bring = (files: readonly File[]) => {
    const [file] = files
    if (file && !upload) uploads.add(lies, [file])
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    bring(filesIn(event.dataTransfer))
  }
  const problem = upload?.problem ? new Refused(upload.problem) : error
  return (
    <div className={classes.form}>
      {problem && <Notice kind="error">{problemWords(problem)}</Notice>}
      <Select
        label={t('file.place')}
        description={t('file.placeWhy')}
        data={groups}
        value={where?.value ?? null}
        onChange={setChosen}
        allowDeselect={false}
        searchable
        disabled={upload !== undefined}
      />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button is the first */}
      <div className={classes.drop} onDragOver={(event) => event.preventDefault()} onDrop={drop}>
        <input
          ref={field}
          type="file"
          hidden
          aria-label={t('file.choose')}
          accept=".mbox,.mbx,.txt,.gz,application/mbox,application/gzip"
          onChange={(event) => {
            bring([...(event.currentTarget.files ?? [])])
            event.currentTarget.value = ''
          }}
        />
        {upload && !upload.problem ? (
          <>
            <progress
              className={classes.progress}
              value={upload.sent}
              max={upload.bytes || 1}
              aria-label={t('file.sending', { name: upload.name })}
            />
            <span>{t(isPending || arrived ? 'file.opening' : 'file.sending', { name: upload.name })}</span>
            {!arrived && (
              <Button variant="default" size="compact-sm" onClick={() => uploads.cancel(upload.id)}>
                {t('file.cancel')}
              </Button>
            )}
          </>
        ) : (
          <>
            <Button
              onClick={() => {
                if (upload) uploads.cancel(upload.id)
                field.current?.click()
              }}
            >
              {t('file.choose')}
            </Button>
            <span>{t('file.drop')}</span>
          </>
        )}
        <small>{t('file.limits')}</small>
      </div>
    </div>
  )
}
