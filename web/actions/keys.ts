/** One press: a key by its printed name, with what is held down. `mod` is ⌘ on a Mac and Ctrl elsewhere. */
export type Press = { key: string; mod: boolean; shift: boolean; alt: boolean }

/** What a keyboard event tells of a press. */
export type Pressed = {
  key: string
  code: string
  ctrlKey: boolean
  metaKey: boolean
  shiftKey: boolean
  altKey: boolean
}

const isMac = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform)

/** `"G M"`: two presses one after the other; `"mod+shift+Enter"`: one with two keys held. */
export function pressesOf(keys: string): Press[] {
  return keys.split(' ').map(written => {
    const parts = written.split('+')
    const key = parts.pop() || '+'
    return { key, mod: parts.includes('mod'), shift: parts.includes('shift'), alt: parts.includes('alt') }
  })
}

export function isPress(press: Press, event: Pressed, mac = isMac): boolean {
  if (press.mod !== (mac ? event.metaKey : event.ctrlKey)) return false
  if ((mac ? event.ctrlKey : event.metaKey) || press.alt !== event.altKey) return false
  if (!isSign(press.key) && press.shift !== event.shiftKey) return false
  return letterOf(event) === press.key.toLowerCase()
}

/** Signs are printed with or without Shift, as the keyboard has them. */
const isSign = (key: string): boolean => key.length === 1 && !/[a-z0-9]/i.test(key)

/** The Latin letter of the key where the layout writes others. */
function letterOf({ key, code }: Pressed): string {
  const isOtherScript = key.length === 1 && /\p{L}/u.test(key) && !/[a-z]/i.test(key)
  return (isOtherScript && code.startsWith('Key') ? code.slice(3) : key).toLowerCase()
}

/** A single letter or sign: only outside fields, and only if the person wants them. */
export const isSingle = (keys: string): boolean => pressesOf(keys).every(press => !press.mod && press.key.length === 1)

const SIGNS: Record<string, string> = { Enter: '↵', Escape: 'Esc', ArrowUp: '↑', ArrowDown: '↓' }

/** As printed: ⌘⇧↵ on a Mac, Ctrl ⇧ ↵ elsewhere. */
export function printed(keys: string, mac = isMac): string {
  return pressesOf(keys)
    .map(({ key, mod, shift, alt }) => {
      const held = [mod && (mac ? '⌘' : 'Ctrl'), alt && (mac ? '⌥' : 'Alt'), shift && '⇧'].filter(Boolean)
      return [...held, SIGNS[key] ?? key].join(mac ? '' : ' ')
    })
    .join(' ')
}

/** As `aria-keyshortcuts` wants it. */
export function announced(keys: string, mac = isMac): string {
  return keys
    .split(' ')
    .map(press =>
      press
        .replace('mod', mac ? 'Meta' : 'Control')
        .replace('shift', 'Shift')
        .replace('alt', 'Alt'),
    )
    .join(' ')
}

/** A way of several presses that was begun, and what is left of it. */
export type Begun = { keys: string; rest: Press[] }
export type Followed = { done?: string; begun: Begun[] }

/**
 * What a press leads to among `all` keys: done, or part of the way (`G`, then a letter). A press that follows nothing
 * that was begun begins anew.
 */
export function follow(all: readonly string[], begun: readonly Begun[], event: Pressed, mac = isMac): Followed {
  const goesOn = begun.filter(({ rest }) => rest[0] && isPress(rest[0], event, mac))
  const begins = all.map(keys => ({ keys, rest: pressesOf(keys) })).filter(({ rest }) => isPress(rest[0]!, event, mac))
  const followed = (goesOn.length > 0 ? goesOn : begins).map(({ keys, rest }) => ({ keys, rest: rest.slice(1) }))
  const done = followed.find(({ rest }) => rest.length === 0)
  return done ? { done: done.keys, begun: [] } : { begun: followed }
}
