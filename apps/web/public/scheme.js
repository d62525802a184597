// Before anything is drawn: the colours and the size of letters that were chosen, so that a dark screen never flashes white and nothing jumps.
;(() => {
  const kept = (name) => {
    try {
      return localStorage.getItem(name)
    } catch {
      // Without storage the system decides, until the account has answered.
      return null
    }
  }
  const chosen = kept('navette.scheme') || 'auto'
  const dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.dataset.mantineColorScheme = dark ? 'dark' : 'light'
  const size = Number(kept('navette.text-size'))
  if (size >= 80 && size <= 200 && size !== 100) document.documentElement.style.fontSize = `${size}%`
})()
