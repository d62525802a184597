import { type ReactNode, useEffect, useRef } from 'react'
import { useLocation } from 'react-router'
import classes from './page.module.css'

interface PageProps {
  title: string
  /** One sentence under the title. */
  lead?: ReactNode
  /** What one may do here; one of them filled at most. */
  actions?: ReactNode
  /** Above the title: where one comes from. */
  before?: ReactNode
  /** Under the head, from edge to edge of the page: the ribbon of whose page it is. */
  ribbon?: ReactNode
  /** What tabs and history call the page, where that is not its title. */
  name?: string
  children: ReactNode
}

/** A page: its title in the tab, its heading focused when one comes from elsewhere, so that a screen reader begins there. */
export const Page = ({ title, lead, actions, before, ribbon, name = title, children }: PageProps) => {
  const heading = useArrival()
  return (
    <div className={classes.page}>
      <title>{`${name} · Navette`}</title>
      {before && <div className={classes.before}>{before}</div>}
      <header className={classes.head}>
        <div className={classes.words}>
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {lead && <div className={classes.lead}>{lead}</div>}
        </div>
        {actions && <div className={classes.actions}>{actions}</div>}
      </header>
      {ribbon && <div className={classes.ribbon}>{ribbon}</div>}
      {children}
    </div>
  )
}

/** Focuses a heading when its page is arrived at; not at the first load, where the browser begins at the top by itself. */
export const useArrival = () => {
  const heading = useRef<HTMLHeadingElement>(null)
  const first = useLocation().key === 'default'
  const arrived = useRef(first)
  useEffect(() => {
    if (arrived.current) return
    arrived.current = true
    heading.current?.focus({ preventScroll: true })
  }, [])
  return heading
}
