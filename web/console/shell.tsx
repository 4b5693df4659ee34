import { useEffect, useMemo } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { Outlet, useRouter } from '@tanstack/react-router'
import { BrandProvider, useBrand } from '#web/api'
import { StageProvider } from '#web/actions'
import { SendingProvider } from '#web/conversations'
import { useFormats, useLanguage, useText } from '#web/texts'
import { useWays, type Ways, WaysProvider } from '#web/ways'
import { choose } from './choices.ts'
import { Keyboard } from './keyboard.tsx'
import { Lost } from './lost.tsx'
import { addressesOf, brandNames } from './places.ts'
import { Rail } from './rail.tsx'
import { BottomBar } from './bottom-bar.tsx'
import { signOut, useMe } from './session.ts'
import { SignedOut } from './signed-out.tsx'
import { StreamProvider } from './stream.tsx'
import css from './shell.module.css'

/** Everything inside one brand: who is here, where one can go, the stream, the keys, and the page itself. */
export function Shell({ brand }: { brand: string }) {
  const me = useMe().data
  const router = useRouter()
  const workspaceId = brandNames(me?.workspaces ?? []).get(brand)
  const ways = useMemo<Ways>(
    () => ({
      ...addressesOf(brand),
      go: (address, how) => (how?.replaces ? router.history.replace(address) : router.history.push(address)),
    }),
    [brand, router],
  )
  useEffect(() => {
    if (workspaceId) choose({ brand })
  }, [brand, workspaceId])
  if (!me || !workspaceId) return <Lost />
  return (
    <BrandProvider me={me} workspaceId={workspaceId} key={workspaceId}>
      <WaysProvider ways={ways}>
        <House />
      </WaysProvider>
    </BrandProvider>
  )
}

function House() {
  const t = useText()
  const formats = useFormats()
  const { speak } = useLanguage()
  const brand = useBrand()
  const ways = useWays()
  const client = useQueryClient()
  const house = {
    ...{ t, formats, brand, ways },
    now: Date.now,
    house: {
      signOut: () => void signOut(client),
      wear: (theme: 'auto' | 'light' | 'dark' | 'contrast') => choose({ theme }),
      pack: (density: 'auto' | 'comfortable' | 'compact' | 'touch') => choose({ density }),
      speak,
    },
  }
  return (
    <StageProvider house={house}>
      <StreamProvider>
        <SendingProvider>
          <a className={css.skip} href="#page">
            {t('shell.skip')}
          </a>
          <div className={css.shell}>
            <Rail />
            <div className={css.page} id="page" tabIndex={-1}>
              <Outlet />
            </div>
            <BottomBar />
          </div>
          <Keyboard />
          <SignedOut />
        </SendingProvider>
      </StreamProvider>
    </StageProvider>
  )
}
