import { ActionIcon, Menu } from '@mantine/core'
import type { Membership, Organisation } from '@navette/contract/organisations/schema.ts'
import { IconCalendarPlus, IconDots, IconPencil, IconUserMinus } from '@tabler/icons-react'
import { useState } from 'react'
import { day } from '../../../lib/dates.ts'
import { useTranslation } from '../../../lib/words.ts'
import { say, sayProblem } from '../../../ui/undo.tsx'
import { useEditMembership } from '../queries.ts'
import { lastDay, yearLater } from './days.ts'
import { EditMembership } from './edit-membership.tsx'
import { EndMembership } from './end-membership.tsx'

interface MembershipMenuProps {
  membership: Membership
  organisation: Organisation
  myId: string
}

/** Changes a person's role and days, prolongs them in one act, or ends their belonging; one's own ends by leaving. */
export const MembershipMenu = ({ membership, organisation, myId }: MembershipMenuProps) => {
  const { t } = useTranslation('organisations')
  const [shown, setShown] = useState<'edit' | 'end' | null>(null)
  const { person, can, endsOn, role, startsOn } = membership
  const prolonging = useEditMembership(membership)
  const mine = person.id === myId
  const close = () => setShown(null)
  const prolong = (end: string) =>
    prolonging.mutate(
      { role, startsOn, endsOn: yearLater(end) },
      {
        onSuccess: () => say(t('membership.prolonged', { name: person.name, day: day(lastDay(yearLater(end))) })),
        onError: sayProblem,
      },
    )
  return (
    <>
      <Menu position="bottom-end" width={260} withinPortal={false}>
        <Menu.Target>
          <ActionIcon size={38} aria-label={t('membership.menu', { name: person.name })}>
            <IconDots size={20} stroke={1.75} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {can.edit && (
            <Menu.Item leftSection={<IconPencil size={18} stroke={1.75} />} onClick={() => setShown('edit')}>
              {t('membership.edit')}
            </Menu.Item>
          )}
          {can.edit && endsOn && (
            <Menu.Item leftSection={<IconCalendarPlus size={18} stroke={1.75} />} onClick={() => prolong(endsOn)}>
              {t('membership.prolong')}
            </Menu.Item>
          )}
          {can.end && (
            <Menu.Item leftSection={<IconUserMinus size={18} stroke={1.75} />} onClick={() => setShown('end')}>
              {t(mine ? 'leave.open' : 'membership.end')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {shown === 'edit' && <EditMembership membership={membership} onClose={close} />}
      {shown === 'end' && <EndMembership membership={membership} organisation={organisation} mine={mine} onClose={close} />}
    </>
  )
}
