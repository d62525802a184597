import { ActionIcon, Menu } from '@mantine/core'
import type { Organisation } from '@navette/contract/organisations/schema.ts'
import { IconDots, IconFileImport, IconUserPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { Link } from 'react-router'
import { useTranslation } from '../../../lib/words.ts'
import { AddPerson } from './add-person.tsx'

/** The rarer ways of bringing people in, beside the usual one. */
export const PeopleMenu = ({ organisation }: { organisation: Organisation }) => {
  const { t } = useTranslation('organisations')
  const [adding, setAdding] = useState(false)
  return (
    <>
      <Menu position="bottom-end" width={300} withinPortal={false}>
        <Menu.Target>
          <ActionIcon size={38} aria-label={t('peopleMenu.open')}>
            <IconDots size={20} stroke={1.75} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconUserPlus size={18} stroke={1.75} />} onClick={() => setAdding(true)}>
            {t('addPerson.open')}
          </Menu.Item>
          <Menu.Item
            component={Link}
            to={`/importer?structure=${organisation.id}`}
            leftSection={<IconFileImport size={18} stroke={1.75} />}
          >
            {t('peopleMenu.import')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <AddPerson organisation={organisation} opened={adding} onClose={() => setAdding(false)} />
    </>
  )
}
