import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { dressDocument } from '#web/ui'
import { readChoices } from './choices.ts'
import { Console } from './console.tsx'

const { theme, density } = readChoices()
dressDocument(theme, density)()

const root = document.getElementById('console')
if (!root) throw new Error('console.no-root')

createRoot(root).render(
  <StrictMode>
    <Console />
  </StrictMode>,
)
