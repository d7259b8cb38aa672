type Report = RTCTransportStats & RTCIceCandidatePairStats & RTCInboundRtpStreamStats;

const reportsOf = (stats: RTCStatsReport): Report[] => {
  const reports: Report[] = [];
  stats.forEach((report: Report) => reports.push(report));
  return reports;
};

/** Grows with whatever comes over a connection: media, and the checks by which ICE keeps a quiet one alive. */
export function signsOfLife(stats: RTCStatsReport): number {
  const reports = reportsOf(stats);
  const transport = reports.find(({ type }) => type === "transport");
  const pair = reports.find(({ id }) => id === transport?.selectedCandidatePairId);
  const checks = (pair?.requestsReceived ?? 0) + (pair?.responsesReceived ?? 0);
  return (transport?.bytesReceived ?? pair?.bytesReceived ?? 0) + checks;
}

export const hasMedia = (stats: RTCStatsReport): boolean =>
  reportsOf(stats).some(
    ({ type, packetsReceived = 0 }) => type === "inbound-rtp" && packetsReceived > 0,
  );
