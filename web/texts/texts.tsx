import { createContext, type ReactNode, use, useEffect, useMemo, useState } from 'react'
import { type Catalogue, type Language, loadCatalogue } from './catalogue.ts'
import { type Formats, formatsOf } from './formats.ts'
import { type Translate, translatorOf } from './translate.ts'

type Spoken = {
  language: Language
  /** Asks for another language; its catalogue is brought, then every text changes at once. */
  speak: (language: Language) => void
  t: Translate
  formats: Formats
  /** What the pages say is here. */
  isWhole: boolean
  /** Why a catalogue cannot be had. */
  failure: unknown
  /** Brings what the pages say. */
  bringWhole: () => void
}

const Texts = createContext<Spoken | undefined>(undefined)

type TextsProviderProps = {
  language: Language
  /** IANA name; the machine's when it is not given. */
  timeZone?: string | undefined
  /** Told when the person asks for another: the owner keeps it and hands it back as `language`. */
  onSpeak: (language: Language) => void
  children: ReactNode
}

/** Gives texts and formats to all below. Draws nothing until the first catalogue is here, and throws when it cannot be had. */
export function TextsProvider({ language, timeZone, onSpeak, children }: TextsProviderProps) {
  const [wantsWhole, setWantsWhole] = useState(false)
  const [loaded, setLoaded] = useState<{ language: Language; isWhole: boolean; catalogue: Catalogue }>()
  const [failure, setFailure] = useState<unknown>()
  useEffect(() => {
    let isStale = false
    loadCatalogue(language, wantsWhole).then(
      catalogue => isStale || setLoaded({ language, isWhole: wantsWhole, catalogue }),
      error => isStale || setFailure(error),
    )
    return () => void (isStale = true)
  }, [language, wantsWhole])
  useEffect(() => {
    if (loaded) document.documentElement.lang = loaded.language
    document.documentElement.dir ||= 'ltr'
  }, [loaded])
  const spoken = useMemo<Spoken | undefined>(() => {
    if (!loaded) return undefined
    return {
      language: loaded.language,
      speak: onSpeak,
      t: translatorOf(loaded.language, loaded.catalogue, timeZone),
      formats: formatsOf(loaded.language, timeZone),
      isWhole: loaded.isWhole,
      failure,
      bringWhole: () => setWantsWhole(true),
    }
  }, [loaded, failure, timeZone, onSpeak])
  if (!spoken && failure) throw failure
  return spoken && <Texts value={spoken}>{children}</Texts>
}

function useSpoken(): Spoken {
  const spoken = use(Texts)
  if (!spoken) throw new Error('texts.no-provider')
  return spoken
}

/** `t(key, values)`: the message of that key, filled in. */
export function useText(): Translate {
  return useSpoken().t
}

/** For pages that are brought later: brings their texts; whether they are here. Throws when they cannot be had. */
export function usePageTexts(): boolean {
  const { isWhole, failure, bringWhole } = useSpoken()
  useEffect(bringWhole, [bringWhole])
  if (failure) throw failure
  return isWhole
}

export function useLanguage(): Pick<Spoken, 'language' | 'speak'> {
  return useSpoken()
}

/** How to write moments, spans and figures for this person. */
export function useFormats(): Formats {
  return useSpoken().formats
}
