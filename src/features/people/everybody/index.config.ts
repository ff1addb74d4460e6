export default definePageConfig({ navigationBarTitleText: '全校的人' });
