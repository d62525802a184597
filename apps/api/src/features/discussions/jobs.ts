import { job } from '../../platform/jobs/jobs.ts'
import { forgetOldTexts } from './draft-commands.ts'
import { renderAgain } from './rendering-commands.ts'

/** After an update that renders texts differently; on other nights it finds nothing. */
export const renderingAgain = job({
  name: 'discussions.render-again',
  schedule: '20 2 * * *',
  run: (services) => renderAgain(services),
})

/** Each night: what is kept for thirty days goes. */
export const forgetting = job({
  name: 'discussions.forget-old-texts',
  schedule: '40 2 * * *',
  run: (services) => forgetOldTexts(services),
})
