import type { ReactNode } from 'react'

type FrameProps = { wide?: number; isSpaced?: boolean; children: ReactNode }

/** As wide as the piece would be on its screen, in rem; narrower where the window is. */
export function Frame({ wide = 32, isSpaced = false, children }: FrameProps) {
  const spaced = isSpaced ? { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '0.75rem' } : {}
  return <div style={{ ...spaced, inlineSize: `${wide}rem`, maxInlineSize: '100%' }}>{children}</div>
}
