import type { ReactNode } from 'react'

export type StoryProps = {
  /** The text in the language chosen on the page. */
  say: (es: string, en: string) => string
}

export type Story = (props: StoryProps) => ReactNode

/** A component's stories by name, as its module exports them. */
export type Stories = Record<string, Story>
