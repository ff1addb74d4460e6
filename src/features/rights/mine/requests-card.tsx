/** What was asked for, how it stands, and taking it back in time. */
import { View } from '@tarojs/components';
import type { RightsRequest } from '../../../shared/rights/contracts';
import { Tap } from '../../../ui/tap';
import { requestState, requestTitle } from './words';

interface RequestsCardProps {
  requests: readonly RightsRequest[];
  busy: boolean;
  onTakeBack: (request: RightsRequest) => void;
}

export function RequestsCard({ requests, busy, onTakeBack }: RequestsCardProps) {
  if (requests.length === 0) return null;
  return (
    <View className="card list">
      <View className="li head">提过的申请</View>
      {requests.map((request) => (
        <View key={request.requestId} className="li">
          <View className="grow">
            <View className="wrap">{requestTitle(request)}</View>
            <View className="cap wrap">{requestState(request)}</View>
          </View>
          {request.state === 'open' ? (
            <Tap
              className="btn s plain"
              label={`收回：${requestTitle(request)}`}
              disabled={busy}
              onTap={() => onTakeBack(request)}
            >
              收回
            </Tap>
          ) : null}
        </View>
      ))}
    </View>
  );
}
