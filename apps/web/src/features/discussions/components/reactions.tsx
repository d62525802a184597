import { ActionIcon, Menu, Tooltip } from '@mantine/core'
import { type Post, type Reaction, ReactionKind } from '@navette/contract/discussions/schema.ts'
import {
  IconConfetti,
  IconEyeCheck,
  IconHandStop,
  IconHeartHandshake,
  IconMoodPlus,
  IconThumbUp,
  type TablerIcon,
} from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useTranslation } from '../../../lib/words.ts'
import { sayProblem } from '../../../ui/undo.tsx'
import { useReact } from '../queries.ts'
import { longList } from './list-of-names.ts'
import classes from './reactions.module.css'

const icons: Record<ReactionKind, TablerIcon> = {
  agree: IconThumbUp,
  thanks: IconHeartHandshake,
  seen: IconEyeCheck,
  bravo: IconConfetti,
  mine: IconHandStop,
}

/** What was answered without a word, by how many and, on asking, by whom; one's own at once, before the server knows. */
export function Reactions({ post, canReact }: { post: Post; canReact: boolean }) {
  const { t } = useTranslation('discussions')
  const { shown, toggle } = useMine(post)
  if (shown.length === 0) return null
  return (
    <ul className={classes.row} aria-label={t('reactions.label')}>
      {shown.map(({ kind, count, mine, names }) => {
        const Icon = icons[kind]
        const who = longList(names, count)
        return (
          <li key={kind}>
            <Tooltip label={`${t(`reactions.${kind}`)}${t('colon')}${who}`} events={{ hover: true, focus: true, touch: true }}>
              <button
                type="button"
                className={classes.reaction}
                aria-pressed={mine}
                aria-label={`${t(`reactions.${kind}`)}, ${count}${t('colon')}${who}`}
                disabled={!canReact}
                onClick={() => toggle(kind, !mine)}
              >
                <Icon size={16} stroke={1.75} aria-hidden />
                {count}
              </button>
            </Tooltip>
          </li>
        )
      })}
      {canReact && (
        <li>
          <ReactionMenu post={post} toggle={toggle} size={28} className={classes.add} />
        </li>
      )}
    </ul>
  )
}

/** The button that opens the choice of reactions. */
export function AddReaction({ post, className }: { post: Post; className: string | undefined }) {
  const { toggle } = useMine(post)
  return <ReactionMenu post={post} toggle={toggle} size={32} className={className} />
}

interface ReactionMenuProps {
  post: Post
  toggle: (kind: ReactionKind, on: boolean) => void
  size: number
  className: string | undefined
}

function ReactionMenu({ post, toggle, size, className }: ReactionMenuProps) {
  const { t } = useTranslation('discussions')
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <ActionIcon
          className={className ?? ''}
          variant="subtle"
          size={size}
          aria-label={t('reactions.add', { name: post.author?.name ?? t('post.someone') })}
        >
          <IconMoodPlus size={18} stroke={1.75} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {ReactionKind.options.map((kind) => {
          const Icon = icons[kind]
          const mine = post.reactions.some((reaction) => reaction.kind === kind && reaction.mine)
          return (
            <Menu.Item key={kind} leftSection={<Icon size={18} stroke={1.75} />} onClick={() => toggle(kind, !mine)}>
              {t(mine ? 'reactions.takeBack' : 'reactions.give', { reaction: t(`reactions.${kind}`) })}
            </Menu.Item>
          )
        })}
      </Menu.Dropdown>
    </Menu>
  )
}

/** The reactions with one's own wishes already granted; a wish ends when the server says the same, or refuses. */
const useMine = (post: Post) => {
  const [wishes, setWishes] = useState<ReadonlyMap<ReactionKind, boolean>>(new Map())
  const { mutate } = useReact()
  const { id, reactions } = post
  const forget = (kind: ReactionKind) => setWishes((known) => new Map([...known].filter(([each]) => each !== kind)))
  useEffect(() => {
    setWishes((known) => {
      const open = [...known].filter(([kind, on]) => reactions.some((each) => each.kind === kind && each.mine) !== on)
      return open.length === known.size ? known : new Map(open)
    })
  }, [reactions])
  const toggle = (kind: ReactionKind, on: boolean) => {
    setWishes((known) => new Map(known).set(kind, on))
    mutate(
      { postId: id, kind, on },
      {
        onError: (error) => {
          forget(kind)
          void sayProblem(error)
        },
      },
    )
  }
  return { shown: granted(reactions, wishes), toggle }
}

const granted = (reactions: readonly Reaction[], wishes: ReadonlyMap<ReactionKind, boolean>): Reaction[] => {
  const added = [...wishes].filter(([kind, on]) => on && !reactions.some((each) => each.kind === kind))
  return [...reactions, ...added.map(([kind]): Reaction => ({ kind, count: 0, mine: false, names: [] }))]
    .map((reaction) => {
      const wish = wishes.get(reaction.kind)
      if (wish === undefined || wish === reaction.mine) return reaction
      return { ...reaction, mine: wish, count: reaction.count + (wish ? 1 : -1) }
    })
    .filter(({ count }) => count > 0)
}
