import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { chooseTheme, chosenTheme, type Theme, THEMES } from './theme.js';

const TEXTS = { system: 'themeSystem', light: 'themeLight', dark: 'themeDark' } as const;

export function ThemeChoice() {
  const t = useTranslations('shell');
  const [theme, setTheme] = useState(chosenTheme);
  return (
    <select
      aria-label={t('theme')}
      value={theme}
      onChange={({ target }) => {
        chooseTheme(target.value as Theme);
        setTheme(target.value as Theme);
      }}
    >
      {THEMES.map((one) => (
        <option key={one} value={one}>
          {t(TEXTS[one])}
        </option>
      ))}
    </select>
  );
}
