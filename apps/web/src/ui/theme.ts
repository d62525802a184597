import {
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from '@mantine/core'

/** From paper to ink; `filled` is the last in light and the first in dark. */
const encre: MantineColorsTuple = [
  '#edebe5',
  '#ebe8e1',
  '#e2ded5',
  '#bdbcb6',
  '#9b9a94',
  '#8a857b',
  '#66665f',
  '#4b4c51',
  '#2b2f36',
  '#1b1d22',
]
const signal: MantineColorsTuple = [
  '#e9edf9',
  '#d3dbf4',
  '#a3b6ff',
  '#8197ee',
  '#5c77dc',
  '#3f5dc8',
  '#2546b0',
  '#1f3b95',
  '#20294a',
  '#161d36',
]
const error: MantineColorsTuple = [
  '#fbebe7',
  '#f6d3cc',
  '#ff9d8d',
  '#e77565',
  '#cc4c3d',
  '#b83529',
  '#a8281c',
  '#8b2017',
  '#5c1f18',
  '#3c1e1a',
]
const warn: MantineColorsTuple = [
  '#faf0db',
  '#f6e0b5',
  '#f2bf6e',
  '#d69a3e',
  '#b67a1b',
  '#9b6409',
  '#855000',
  '#6d4200',
  '#4b3510',
  '#362a11',
]
const ok: MantineColorsTuple = [
  '#e5f2ea',
  '#c8e5d4',
  '#7fd1a5',
  '#4fae7d',
  '#35905f',
  '#267c50',
  '#1c6a44',
  '#165637',
  '#143f2a',
  '#15311f',
]

/** Filled is ink with paper letters, and follows the theme by itself. */
const colours: VariantColorsResolver = (input) =>
  input.variant === 'filled' && (input.color ?? 'encre') === 'encre'
    ? {
        background: 'var(--nv-ink)',
        hover: 'var(--mantine-color-encre-filled-hover)',
        color: 'var(--nv-paper)',
        border: '1px solid transparent',
      }
    : defaultVariantColorsResolver(input)

/** What lies over the page while something stands above it. */
const veil = { backgroundOpacity: 0.35, blur: 0 }

/** Mantine, told once what the face of Navette is; values stand in `tokens.css`. */
export const theme = createTheme({
  primaryColor: 'encre',
  primaryShade: { light: 9, dark: 0 },
  autoContrast: true,
  variantColorResolver: colours,
  black: '#1b1d22',
  white: '#ffffff',
  colors: { encre, signal, error, warn, ok },
  fontFamily: 'var(--nv-font)',
  fontSizes: { xs: 'var(--nv-fz-xs)', sm: 'var(--nv-fz-sm)', md: 'var(--nv-fz-md)', lg: 'var(--nv-fz-lg)', xl: 'var(--nv-fz-xl)' },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.5', lg: '1.45', xl: '1.25' },
  headings: {
    fontWeight: '650',
    textWrap: 'balance',
    sizes: {
      h1: { fontSize: 'var(--nv-h1)', lineHeight: '1.08' },
      h2: { fontSize: 'var(--nv-h2)', lineHeight: '1.25' },
      h3: { fontSize: 'var(--nv-h3)', lineHeight: '1.3', fontWeight: '600' },
      h4: { fontSize: 'var(--nv-h4)', lineHeight: '1.3', fontWeight: '600' },
    },
  },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2.5rem' },
  radius: { xs: '2px', sm: '3px', md: '6px', lg: '10px', xl: '16px' },
  defaultRadius: 'md',
  shadows: { xs: 'none', sm: 'none', md: 'var(--nv-shadow)', lg: 'var(--nv-shadow)', xl: 'var(--nv-shadow)' },
  focusRing: 'auto',
  focusClassName: 'nv-focus',
  respectReducedMotion: true,
  cursorType: 'pointer',
  other: { ribbon: { xs: 4, s: 8, m: 12, l: 20 } },
  components: {
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'encre' } },
    Alert: { defaultProps: { variant: 'light' } },
    Avatar: { defaultProps: { radius: 'xl' } },
    Drawer: { defaultProps: { overlayProps: veil, transitionProps: { duration: 180, timingFunction: 'var(--nv-ease)' } } },
    Menu: { defaultProps: { shadow: 'md', withInitialFocusPlaceholder: false, transitionProps: { transition: 'pop', duration: 90 } } },
    Modal: {
      defaultProps: {
        centered: true,
        overlayProps: veil,
        transitionProps: { transition: 'fade-up', duration: 180, timingFunction: 'var(--nv-ease)' },
      },
    },
    Popover: { defaultProps: { shadow: 'md', transitionProps: { duration: 90 } } },
    SegmentedControl: { defaultProps: { withItemsBorders: false } },
    Skeleton: { defaultProps: { animate: false, radius: 'sm' } },
    Tooltip: { defaultProps: { openDelay: 400, transitionProps: { duration: 90 } } },
  },
})

/** Mantine's own variables take their values from the tokens, so that both follow the colour scheme together. */
export const cssVariables: CSSVariablesResolver = () => ({ variables: {}, light: tokens(), dark: tokens() })

const tokens = () => ({
  '--mantine-color-body': 'var(--nv-paper)',
  '--mantine-color-text': 'var(--nv-ink)',
  '--mantine-color-bright': 'var(--nv-ink)',
  '--mantine-color-dimmed': 'var(--nv-ink-2)',
  '--mantine-color-placeholder': 'var(--nv-ink-3)',
  '--mantine-color-anchor': 'var(--nv-ink)',
  '--mantine-color-default': 'var(--nv-raised)',
  '--mantine-color-default-hover': 'var(--nv-hover)',
  '--mantine-color-default-color': 'var(--nv-ink)',
  '--mantine-color-default-border': 'var(--nv-edge)',
  '--mantine-color-disabled': 'var(--nv-hover)',
  '--mantine-color-disabled-color': 'var(--nv-ink-3)',
  '--mantine-color-error': 'var(--nv-error)',
  '--mantine-color-success': 'var(--nv-ok)',
  '--mantine-primary-color-filled': 'var(--nv-ink)',
  '--mantine-primary-color-contrast': 'var(--nv-paper)',
  '--mantine-color-encre-filled': 'var(--nv-ink)',
  '--mantine-color-encre-filled-hover': 'color-mix(in oklab, var(--nv-ink) 86%, var(--nv-paper))',
  '--mantine-color-encre-text': 'var(--nv-ink)',
  '--mantine-color-encre-light': 'var(--nv-hover)',
  '--mantine-color-encre-light-hover': 'var(--nv-hover)',
  '--mantine-color-encre-light-color': 'var(--nv-ink)',
  '--mantine-color-encre-outline': 'var(--nv-edge)',
  '--mantine-color-encre-outline-hover': 'var(--nv-hover)',
  ...softly('signal'),
  ...softly('error'),
  ...softly('warn'),
  ...softly('ok'),
})

const softly = (name: 'signal' | 'error' | 'warn' | 'ok') => ({
  [`--mantine-color-${name}-light`]: `var(--nv-${name}-soft)`,
  [`--mantine-color-${name}-light-color`]: `var(--nv-${name})`,
  [`--mantine-color-${name}-text`]: `var(--nv-${name})`,
  [`--mantine-color-${name}-outline`]: `var(--nv-${name})`,
})
