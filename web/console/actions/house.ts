import { Languages, LogOut, Rows3, SunMoon } from 'lucide'
import type { Action } from '#web/actions'
import { LANGUAGE_NAMES } from '../person-deeds.ts'

/** What is the person's own. */
export const houseActions: readonly Action[] = [
  {
    name: 'house.theme',
    label: 'deed.theme',
    icon: SunMoon,
    group: 'house',
    can: () => true,
    run: ({ ask }) => ask('house.theme'),
    choices: ({ t, house }) => [
      { key: 'auto', label: t('theme.auto'), run: () => house.wear('auto') },
      { key: 'light', label: t('theme.light'), run: () => house.wear('light') },
      { key: 'dark', label: t('theme.dark'), run: () => house.wear('dark') },
      { key: 'contrast', label: t('theme.contrast'), run: () => house.wear('contrast') },
    ],
  },
  {
    name: 'house.density',
    label: 'deed.density',
    icon: Rows3,
    group: 'house',
    can: () => true,
    run: ({ ask }) => ask('house.density'),
    choices: ({ t, house }) => [
      { key: 'auto', label: t('density.auto'), run: () => house.pack('auto') },
      { key: 'comfortable', label: t('density.comfortable'), run: () => house.pack('comfortable') },
      { key: 'compact', label: t('density.compact'), run: () => house.pack('compact') },
      { key: 'touch', label: t('density.touch'), run: () => house.pack('touch') },
    ],
  },
  {
    name: 'house.language',
    label: 'deed.language',
    icon: Languages,
    group: 'house',
    can: () => true,
    run: ({ ask }) => ask('house.language'),
    choices: ({ house }) =>
      (['es', 'en'] as const).map(one => ({ key: one, label: LANGUAGE_NAMES[one], run: () => house.speak(one) })),
  },
  {
    name: 'house.sign-out',
    label: 'deed.sign-out',
    icon: LogOut,
    group: 'house',
    can: () => true,
    run: ({ house }) => house.signOut(),
  },
]
