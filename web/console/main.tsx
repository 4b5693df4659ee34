import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { dressDocument } from '#web/ui'
import { readChoices } from './choices.ts'
import { Console } from './console.tsx'

const { theme, density } = readChoices()
dressDocument(theme, density)()

if (import.meta.env.PROD) void navigator.serviceWorker?.register('/service-worker.js').catch(() => undefined)

const root = document.getElementById('console')
if (!root) throw new Error('console.no-root')

createRoot(root).render(
  <StrictMode>
    <Console />
  </StrictMode>,
)
