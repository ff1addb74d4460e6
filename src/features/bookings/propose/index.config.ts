export default definePageConfig({ navigationBarTitleText: '帮忙预约' });
