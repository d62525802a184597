import { Portal } from '@mantine/core'
import type { Editor } from '@tiptap/react'
import { useEffect, useId, useSyncExternalStore } from 'react'
import { useTranslation } from '../lib/words.ts'
import type { Offers } from './suggesting.ts'
import classes from './suggestion-list.module.css'

/** What is offered while one writes: chosen by arrows and Enter, or by touch; the writing keeps the focus. */
export function SuggestionList({ editor, offers }: { editor: Editor; offers: Offers }) {
  const { t } = useTranslation('ui')
  const offer = useSyncExternalStore(offers.subscribe, offers.now)
  const id = useId()
  const active = offer ? `${id}-${offer.at}` : null
  useEffect(() => {
    const field = editor.view.dom
    if (active === null) {
      for (const name of ['aria-activedescendant', 'aria-controls', 'aria-expanded']) field.removeAttribute(name)
      return
    }
    field.setAttribute('aria-controls', id)
    field.setAttribute('aria-activedescendant', active)
    document.getElementById(active)?.scrollIntoView({ block: 'nearest' })
  }, [editor, active, id])
  if (!offer?.rect) return null
  return (
    <Portal>
      <div id={id} className={classes.list} role="listbox" tabIndex={-1} aria-label={t('editor.suggestions')} style={placeOf(offer.rect)}>
        {offer.items.map((item, at) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the writing keeps the focus and points at the option
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are heard by the writing
          <div
            key={item.key}
            id={`${id}-${at}`}
            role="option"
            className={classes.option}
            aria-selected={at === offer.at}
            onMouseEnter={() => offers.point(at)}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => offer.choose(item)}
          >
            <span className={classes.label}>{item.label}</span>
            {item.hint && (
              <span className={classes.hint} data-doubtful={item.doubtful || undefined}>
                {item.hint}
              </span>
            )}
          </div>
        ))}
      </div>
    </Portal>
  )
}

const widest = 340
const tallest = 296

/** Beside the sign: above it where there is room, as one mostly writes at the foot of the screen. */
const placeOf = ({ top, bottom, left }: DOMRect) => ({
  left: Math.max(8, Math.min(left, innerWidth - Math.min(widest, innerWidth - 16) - 8)),
  ...(top > tallest + 16 ? { bottom: innerHeight - top + 6 } : { top: bottom + 6 }),
})
