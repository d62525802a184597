import './ui/styles.ts'
import { createRoot } from 'react-dom/client'
import { Stage } from './app/stage.tsx'
import { firstLanguage, speak } from './lib/words.ts'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')

await speak(firstLanguage())
createRoot(root).render(<Stage />)
