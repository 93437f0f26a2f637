import { type ReactNode } from 'react';
import styles from './notice.module.css';

interface NoticeProps {
  readonly title: string;
  /** What to do about it. */
  readonly children?: ReactNode;
  readonly isError?: boolean;
}

/** Says in place of something why it is not there. */
export function Notice({ title, children, isError = false }: NoticeProps) {
  return (
    <div className={styles.notice} role={isError ? 'alert' : 'status'}>
      <p className={isError ? styles.error : styles.title}>{title}</p>
      {children}
    </div>
  );
}
