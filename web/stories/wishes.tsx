import { useState } from 'react'
import { SegmentedControl } from '#web/form'
import type { Density, Theme } from '#web/ui'
import type { StoryProps } from '#web/ui/stories'
import css from './page.module.css'

const CHOICES = {
  theme: ['light', 'dark', 'contrast', 'auto'],
  density: ['comfortable', 'compact', 'touch', 'auto'],
  language: ['es', 'en'],
  dir: ['ltr', 'rtl'],
} as const

export type Wishes = { theme: Theme; density: Density; language: 'es' | 'en'; dir: 'ltr' | 'rtl' }

/** How the page is dressed; it stands in the address, so that a picture of it can be asked for. */
export function useWishes(): [Wishes, (wish: Partial<Wishes>) => void] {
  const [wishes, setWishes] = useState(readWishes)
  return [
    wishes,
    wish => {
      const next = { ...wishes, ...wish }
      history.replaceState(null, '', `?${new URLSearchParams(next)}${location.hash}`)
      setWishes(next)
    },
  ]
}

function readWishes(): Wishes {
  const asked = new URLSearchParams(location.search)
  const pick = <V extends string>(name: string, choices: readonly V[]): V =>
    choices.find(choice => choice === asked.get(name)) ?? (choices[0] as V)
  return {
    theme: pick('theme', CHOICES.theme),
    density: pick('density', CHOICES.density),
    language: pick('language', CHOICES.language),
    dir: pick('dir', CHOICES.dir),
  }
}

type SwitchesProps = StoryProps & { wishes: Wishes; wish: (wish: Partial<Wishes>) => void }

export function Switches({ wishes, wish, say }: SwitchesProps) {
  return (
    <div className={css.switches}>
      <SegmentedControl
        label={say('Tema', 'Theme')}
        choices={spell(CHOICES.theme)}
        value={wishes.theme}
        onChange={theme => wish({ theme })}
      />
      <SegmentedControl
        label={say('Densidad', 'Density')}
        choices={spell(CHOICES.density)}
        value={wishes.density}
        onChange={density => wish({ density })}
      />
      <SegmentedControl
        label={say('Idioma', 'Language')}
        choices={spell(CHOICES.language)}
        value={wishes.language}
        onChange={language => wish({ language })}
      />
      <SegmentedControl
        label={say('Sentido', 'Direction')}
        choices={spell(CHOICES.dir)}
        value={wishes.dir}
        onChange={dir => wish({ dir })}
      />
    </div>
  )
}

function spell<V extends string>(values: readonly V[]): { value: V; label: V }[] {
  return values.map(value => ({ value, label: value }))
}
