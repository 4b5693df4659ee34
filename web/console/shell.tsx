import { useEffect, useMemo, useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { Outlet, useRouter } from '@tanstack/react-router'
import { BrandProvider, useBrand } from '#web/api'
import { StageProvider } from '#web/actions'
import { useBadge } from '#web/notifications'
import { DoneProvider, DraftKeepers, SendingProvider } from '#web/outbox'
import { useFormats, useText } from '#web/texts'
import { LoadSpot } from '#web/load'
import { OfferSpot } from '#web/routing'
import { PresenceBanner } from '#web/workforce'
import { useWays, type Ways, WaysProvider } from '#web/ways'
import { choose } from './choices.ts'
import { Keyboard } from './keyboard.tsx'
import { Lost } from './lost.tsx'
import { NoBrand } from './no-brand.tsx'
import { addressesOf, brandNames } from './places.ts'
import { Rail } from './rail.tsx'
import { BottomBar } from './bottom-bar.tsx'
import { signOut, useMe } from './session.ts'
import { useSpeak } from './speak.ts'
import { SignedOut } from './signed-out.tsx'
import { StreamProvider } from './stream.tsx'
import css from './shell.module.css'

/** Everything inside one brand: who is here, where one can go, the stream, the keys, and the page itself. */
export function Shell({ brand }: { brand: string }) {
  const me = useMe().data
  const router = useRouter()
  const { workspaceId, isGone } = useWorkspace(brand)
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
  if (me && isGone) return <NoBrand hasOthers={me.workspaces.length > 0} />
  if (!me || !workspaceId) return <Lost />
  return (
    <BrandProvider me={me} workspaceId={workspaceId} key={workspaceId}>
      <WaysProvider ways={ways}>
        <House />
      </WaysProvider>
    </BrandProvider>
  )
}

/**
 * The workspace behind the name in the address. Once it is known it stays, whatever it or another brand is called later:
 * then the address is put right. `isGone`: one was in it, and is no longer of it.
 */
function useWorkspace(brand: string): { workspaceId: string | undefined; isGone: boolean } {
  const workspaces = useMe().data?.workspaces ?? []
  const router = useRouter()
  const [seen, setSeen] = useState<{ brand: string; id: string }>()
  const names = brandNames(workspaces)
  const wasIn = seen?.brand === brand ? seen.id : undefined
  const isGone = wasIn !== undefined && workspaces.every(({ id }) => id !== wasIn)
  const workspaceId = isGone ? undefined : (wasIn ?? names.get(brand))
  const right = [...names].find(([, id]) => id === workspaceId)?.[0]
  useEffect(() => {
    if (!workspaceId) return
    setSeen({ brand, id: workspaceId })
    const { pathname, search } = router.history.location
    if (right && right !== brand) router.history.replace(pathname.replace(`/b/${brand}`, `/b/${right}`) + search)
  }, [brand, workspaceId, right, router])
  return { workspaceId, isGone }
}

function House() {
  useBadge()
  const t = useText()
  const formats = useFormats()
  const speak = useSpeak()
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
        <DraftKeepers>
          <SendingProvider>
            <DoneProvider>
              <a className={css.skip} href="#page">
                {t('shell.skip')}
              </a>
              <div className={css.shell}>
                <Rail />
                <div className={css.page} id="page" tabIndex={-1}>
                  <PresenceBanner />
                  <LoadSpot />
                  <Outlet />
                </div>
                <BottomBar />
              </div>
              <OfferSpot />
              <Keyboard />
              <SignedOut />
            </DoneProvider>
          </SendingProvider>
        </DraftKeepers>
      </StreamProvider>
    </StageProvider>
  )
}
