#include <cstdio>
#include <cstring>
#include <algorithm>
static int sum[1001][1001];
static char row[1005];
int main() {
    int r, c, best = 0;
    if (scanf("%d %d", &r, &c) != 2) return 1;
    for (int i = 1; i <= r; i++) {
        if (scanf("%s", row) != 1) return 1;
        for (int j = 1; j <= c; j++)
            sum[i][j] = (row[j - 1] == '#') + sum[i - 1][j] + sum[i][j - 1] - sum[i - 1][j - 1];
    }
    for (int i = 1; i <= r; i++)
        for (int j = 1; j <= c; j++) {
            int k = best + 1;
            if (k <= i && k <= j && sum[i][j] - sum[i - k][j] - sum[i][j - k] + sum[i - k][j - k] == 0) best = k;
        }
    printf("%d\n", best * best);
}
