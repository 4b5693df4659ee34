import { Keyboard, Search, TextSearch } from 'lucide'
import type { Action } from '#web/actions'

export const findAnything: Action = {
  name: 'house.find',
  label: 'find.label',
  icon: Search,
  group: 'house',
  keys: ['mod+K'],
  isUnlisted: true,
  can: () => true,
  run: ({ ask }) => ask('palette'),
}

export const findMessages: Action = {
  name: 'house.search',
  label: 'deed.search',
  icon: TextSearch,
  group: 'house',
  keys: ['/'],
  can: () => true,
  run: ({ ways }) => ways.go(ways.search()),
}

export const showKeys: Action = {
  name: 'house.keys',
  label: 'deed.keys',
  icon: Keyboard,
  group: 'house',
  keys: ['?'],
  can: () => true,
  run: ({ ask }) => ask('keys'),
}
