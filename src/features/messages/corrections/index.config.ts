export default definePageConfig({ navigationBarTitleText: '分级准不准' });
