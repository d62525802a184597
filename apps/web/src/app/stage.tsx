import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core'
import { lazy, Suspense, useEffect, useState } from 'react'
import { signedOut } from '../lib/renewal.ts'
import { rememberSomeone, someoneWasHere, suspendedDoor } from '../lib/someone.ts'
import { speakOfEverything } from '../lib/words.ts'
import { cssVariables, theme } from '../ui/theme.ts'
import { addressToReturnTo, isArrival, isDoor, signInAddress } from './door/addresses.ts'
import { Door } from './door/door.tsx'
import { Waiting } from './waiting.tsx'

/** The key that `scheme.js` reads before anything is drawn. */
const colourScheme = localStorageColorSchemeManager({ key: 'navette.scheme' })

const loadHouse = async () => {
  const [house] = await Promise.all([import('./house.tsx'), speakOfEverything()])
  return house
}
const House = lazy(loadHouse)

/** Either the door, light, or the house behind it, with all that it holds. */
export const Stage = () => {
  const [inside, setInside] = useState(() => someoneWasHere() && !isDoor(location.pathname))
  useEffect(
    () =>
      signedOut.subscribe((why) => {
        rememberSomeone(false)
        const door = why === 'suspended' ? suspendedDoor : signInAddress(location)
        if (!isDoor(location.pathname) && !isArrival(location.pathname)) history.replaceState(null, '', door)
        setInside(false)
      }),
    [],
  )
  const enter = () => {
    rememberSomeone(true)
    if (isDoor(location.pathname)) history.replaceState(null, '', addressToReturnTo(location))
    setInside(true)
  }
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} colorSchemeManager={colourScheme} defaultColorScheme="auto">
      {inside ? (
        <Suspense fallback={<Waiting />}>
          <House />
        </Suspense>
      ) : (
        <Door onEnter={enter} onNear={() => void loadHouse()} />
      )}
    </MantineProvider>
  )
}
