import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { StoriesPage } from './page.tsx'

const root = document.getElementById('stories')
if (!root) throw new Error('stories.no-root')

createRoot(root).render(
  <StrictMode>
    <StoriesPage />
  </StrictMode>,
)
