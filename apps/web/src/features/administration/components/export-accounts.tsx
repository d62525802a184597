import { Button } from '@mantine/core'
import { useTranslation } from '../../../lib/words.ts'
import { useExportAccounts } from '../account-queries.ts'

/** Everybody, as a table for a spreadsheet. */
export const ExportAccounts = () => {
  const { t } = useTranslation('data')
  const table = useExportAccounts({ view: 'all', sort: 'name' })
  return (
    <Button variant="default" aria-disabled={table.isPending} onClick={() => table.isPending || table.mutate(undefined)}>
      {t(table.isPending ? 'going' : 'accounts.go')}
    </Button>
  )
}
