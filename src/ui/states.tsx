/** Empty, loading, error: each says what is, and what to do. */
import { View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import { errorNumber, type AppError } from '../lib/app-error';
import { aria } from './aria';
import { Tap } from './tap';

/** A page that opens at once shows no grey lines. */
const showAfterMs = 300;

export function Empty(props: {
  what: string;
  how: string;
  action?: { word: string; onTap: () => void };
}) {
  return (
    <View className="card empty">
      <View className="drop" />
      <View className="head">{props.what}</View>
      <View className="sub">{props.how}</View>
      {props.action === undefined ? null : (
        <Tap className="btn s soft" onTap={props.action.onTap}>
          {props.action.word}
        </Tap>
      )}
    </View>
  );
}

export function Loading() {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), showAfterMs);
    return () => clearTimeout(timer);
  }, []);
  if (!slow) return null;
  return (
    <View className="card appear" {...aria({ role: 'status', label: '正在打开' })}>
      <View className="skeleton" style={{ width: '54%' }} />
      <View className="skeleton" style={{ width: '100%' }} />
      <View className="skeleton" style={{ width: '88%' }} />
    </View>
  );
}

/** What is safe, again, and a number to quote. The way's failure has its own banner and needs no number. */
export function ErrorState({ error, onRetry }: { error: AppError; onRetry: () => void }) {
  return (
    <View className="card row" {...aria({ role: 'status' })}>
      <View className="grow">
        <View className="body">{error.code === 'network' ? '没打开，内容都还在' : error.text}</View>
        <View className="cap">编号 {errorNumber(error)}</View>
      </View>
      <Tap className="btn s plain" onTap={onRetry}>
        再试一次
      </Tap>
    </View>
  );
}
