import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { IntlProvider } from 'use-intl';
import { ApiError } from './api/api-error.js';
import { makeRouter } from './router.js';
import { keyInFragment, startSession } from './session/session.js';
import { applyTheme, chosenTheme } from './shell/theme.js';
import './styles/tokens.css';
import './styles/base.css';
import { en } from './texts/en.js';

// Taken before anything is shown, so that it is in no history, no bookmark and no screenshot.
function takeKey(): boolean {
  const key = keyInFragment(location.hash);
  if (key === undefined) return false;
  history.replaceState(history.state, '', location.pathname + location.search);
  startSession(key);
  return true;
}
takeKey();
applyTheme(chosenTheme());

/** What was refused will be refused again. */
const mayPass = (error: unknown) => error instanceof ApiError && (error.status === 0 || error.status >= 500);
const queries = new QueryClient({
  defaultOptions: {
    queries: { retry: (failures, error) => failures < 2 && mayPass(error), refetchOnWindowFocus: false },
  },
});

// A link that signs in, opened where the console is open already.
addEventListener('hashchange', () => {
  if (takeKey()) queries.clear();
});

const root = document.getElementById('root');
if (!root) throw new Error('the page has no #root');
createRoot(root).render(
  <StrictMode>
    <IntlProvider locale="en" messages={en} timeZone="UTC">
      <QueryClientProvider client={queries}>
        <RouterProvider router={makeRouter()} />
      </QueryClientProvider>
    </IntlProvider>
  </StrictMode>,
);
