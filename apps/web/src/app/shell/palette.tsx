import '@mantine/spotlight/styles.layer.css'
import { Spotlight, spotlight } from '@mantine/spotlight'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useNavigate } from 'react-router'
import { useTranslation } from '../../lib/words.ts'
import classes from './palette.module.css'
import { useDestinations } from './use-destinations.tsx'

interface PaletteProps {
  opened: boolean
  onClose: () => void
}

/** Goes anywhere by a few letters: pages, projects, people, threads, organisations. */
export default function Palette({ opened, onClose }: PaletteProps) {
  const { t } = useTranslation('app')
  const [query, setQuery] = useState('')
  const navigate = useNavigate()
  const groups = useDestinations(query)
  useEffect(() => (opened ? spotlight.open() : spotlight.close()), [opened])
  return (
    <Spotlight.Root
      query={query}
      onQueryChange={setQuery}
      onSpotlightClose={onClose}
      shortcut={null}
      attributes={{ content: { 'aria-label': t('palette.where') } }}
      overlayProps={{ backgroundOpacity: 0.35, blur: 0 }}
      centered={false}
      yOffset="14vh"
      scrollable
      maxHeight={440}
      size={600}
    >
      <Spotlight.Search
        placeholder={t('palette.where')}
        aria-label={t('palette.where')}
        leftSection={<IconSearch size={20} stroke={1.75} aria-hidden="true" />}
      />
      <Spotlight.ActionsList aria-label={t('palette.places')}>
        {groups.length === 0 && <Spotlight.Empty>{t('palette.nothing', { query })}</Spotlight.Empty>}
        {groups.map(({ name, destinations }) => (
          <Spotlight.ActionsGroup key={name} label={name}>
            {destinations.map(({ path, label, mark, beside }) => (
              <Spotlight.Action key={path} onClick={() => void navigate(path)} className={classes.action}>
                <span className={classes.mark}>{mark}</span>
                <span className={classes.label}>{label}</span>
                {beside && <span className={classes.beside}>{beside}</span>}
              </Spotlight.Action>
            ))}
          </Spotlight.ActionsGroup>
        ))}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  )
}
