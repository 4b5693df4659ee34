export type Theme = 'auto' | 'light' | 'dark' | 'contrast'
export type Density = 'auto' | 'comfortable' | 'compact' | 'touch'

/**
 * Writes the chosen theme and density on the document and keeps following the system where the choice is `auto`:
 * high contrast when the system asks for more, touch sizes when the pointer is coarse. Returns how to stop following.
 */
export function dressDocument(theme: Theme, density: Density): () => void {
  const root = document.documentElement
  const wantsContrast = matchMedia('(prefers-contrast: more)')
  const isCoarse = matchMedia('(pointer: coarse)')
  const dress = (): void => {
    const dressed = theme === 'auto' ? (wantsContrast.matches ? 'contrast' : undefined) : theme
    if (dressed) root.dataset.theme = dressed
    else delete root.dataset.theme
    root.dataset.density = density === 'auto' ? (isCoarse.matches ? 'touch' : 'comfortable') : density
  }
  dress()
  wantsContrast.addEventListener('change', dress)
  isCoarse.addEventListener('change', dress)
  return () => {
    wantsContrast.removeEventListener('change', dress)
    isCoarse.removeEventListener('change', dress)
  }
}
