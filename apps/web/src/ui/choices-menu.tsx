import { Menu } from '@mantine/core'
import type { ChoicesProps } from './choices.tsx'
import { ChoicesButton } from './choices-button.tsx'

interface ChoicesMenuProps extends ChoicesProps {
  opened: boolean
  onChange: (opened: boolean) => void
}

/** The choices, under their button. */
export default function ChoicesMenu({ opened, onChange, label, icon, bare, choices }: ChoicesMenuProps) {
  return (
    <Menu opened={opened} onChange={onChange} position="bottom-end" withinPortal={false}>
      <Menu.Target>
        <ChoicesButton label={label} icon={icon} {...(bare && { bare })} />
      </Menu.Target>
      <Menu.Dropdown>
        {choices.map((choice) => (
          <Menu.Item key={choice.label} onClick={choice.onChoose}>
            {choice.label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
