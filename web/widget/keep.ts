/** What this browser keeps for us, shared by all tabs of the site. Where it may keep nothing, this page remembers. */
export type Keep = {
  read<T>(name: string): T | undefined
  write(name: string, value: unknown): void
  /** Calls when another tab has changed something. */
  watch(changed: (name: string) => void): void
}

export function openKeep(prefix: string, kind: 'localStorage' | 'sessionStorage'): Keep {
  const storage = storageOf(kind)
  const memory = new Map<string, string>()
  return {
    read(name) {
      try {
        const text = storage?.getItem(prefix + name) ?? memory.get(name)
        return text ? JSON.parse(text) : undefined
      } catch {
        return undefined
      }
    },
    write(name, value) {
      const text = value === undefined ? '' : JSON.stringify(value)
      memory.set(name, text)
      try {
        if (text) storage?.setItem(prefix + name, text)
        else storage?.removeItem(prefix + name)
      } catch {
        // No room, or not allowed: then it lives as long as the page.
      }
    },
    watch(changed) {
      addEventListener('storage', ({ key }) => {
        if (key?.startsWith(prefix)) changed(key.slice(prefix.length))
      })
    },
  }
}

function storageOf(kind: 'localStorage' | 'sessionStorage'): Storage | undefined {
  try {
    return window[kind]
  } catch {
    return undefined
  }
}
