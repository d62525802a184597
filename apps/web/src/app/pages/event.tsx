import { useNavigate, useParams, useSearchParams } from 'react-router'
import { useMe } from '../../features/accounts/queries.ts'
import classes from './event.module.css'
import { OpenEvent } from './open-event.tsx'

/** An event on a page of its own: what is sent to somebody, and what a phone shows. */
export function Component() {
  const { eventId = '' } = useParams()
  const [search] = useSearchParams()
  const navigate = useNavigate()
  const me = useMe()
  return (
    <div className={classes.page}>
      <OpenEvent key={eventId} eventId={eventId} dateId={search.get('date')} me={me} onGone={() => void navigate('/calendrier')} />
    </div>
  )
}
