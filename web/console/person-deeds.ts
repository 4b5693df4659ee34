import { Bell, Contrast, Keyboard, LogOut, Monitor, Moon, Sun, UserRound } from 'lucide'
import type { Density, Theme } from '#web/ui'
import { type MenuGroup, under } from '#web/overlay'
import { printed, useStage } from '#web/actions'
import { useUnreadNotifications } from '#web/notifications'
import { type Key, type Language, useLanguage, useText } from '#web/texts'
import { useWays } from '#web/ways'
import { useLoadGroup } from '#web/load'
import { usePresenceGroup } from '#web/workforce'
import { NOTIFICATIONS } from './actions/notifications.ts'
import { choose, useChoices } from './choices.ts'
import { useSpeak } from './speak.ts'

const THEMES: { value: Theme; label: Key; icon: typeof Sun }[] = [
  { value: 'auto', label: 'theme.auto', icon: Monitor },
  { value: 'light', label: 'theme.light', icon: Sun },
  { value: 'dark', label: 'theme.dark', icon: Moon },
  { value: 'contrast', label: 'theme.contrast', icon: Contrast },
]

const DENSITIES: { value: Density; label: Key }[] = [
  { value: 'auto', label: 'density.auto' },
  { value: 'comfortable', label: 'density.comfortable' },
  { value: 'compact', label: 'density.compact' },
  { value: 'touch', label: 'density.touch' },
]

export const LANGUAGE_NAMES: Record<Language, string> = { es: 'Español', en: 'English' }

/** The person's own menu: presence, language, theme, density, keys, sign out. */
export function usePersonDeeds(): MenuGroup[] {
  const t = useText()
  const ways = useWays()
  const { theme, density } = useChoices()
  const { language } = useLanguage()
  const speak = useSpeak()
  const { look, ask } = useStage()
  const presence = usePresenceGroup()
  const load = useLoadGroup()
  const unread = useUnreadNotifications().data?.count ?? 0
  const told = unread > 0 ? t('notice.title.unread', { count: unread }) : t('notice.title')
  return [
    ...presence,
    ...load,
    [
      { key: 'notifications', label: told, icon: Bell, keys: printed('B'), onDo: () => ask(NOTIFICATIONS) },
      { key: 'you', label: t('person.you'), icon: UserRound, onDo: () => ways.go(ways.settings('you')) },
    ],
    under(
      t('person.language'),
      (['es', 'en'] as const).map(one => ({
        key: one,
        label: LANGUAGE_NAMES[one],
        isChosen: language === one,
        onDo: () => speak(one),
      })),
    ),
    under(
      t('person.theme'),
      THEMES.map(({ value, label, icon }) => ({
        key: value,
        label: t(label),
        icon,
        isChosen: theme === value,
        onDo: () => choose({ theme: value }),
      })),
    ),
    under(
      t('person.density'),
      DENSITIES.map(({ value, label }) => ({
        key: value,
        label: t(label),
        isChosen: density === value,
        onDo: () => choose({ density: value }),
      })),
    ),
    [
      { key: 'keys', label: t('deed.keys'), icon: Keyboard, keys: printed('?'), onDo: () => ask('keys') },
      { key: 'out', label: t('deed.sign-out'), icon: LogOut, onDo: () => look().house.signOut() },
    ],
  ]
}
