// keeps sides in a byte
#include <bits/stdc++.h>
using namespace std;
unsigned char d[1001][1001];
int main() {
    int r, c, best = 0;
    cin >> r >> c;
    for (int i = 1; i <= r; i++) {
        string row;
        cin >> row;
        for (int j = 1; j <= c; j++)
            if (row[j - 1] == '.') {
                d[i][j] = 1 + min({d[i - 1][j], d[i][j - 1], d[i - 1][j - 1]});
                best = max(best, (int)d[i][j]);
            }
    }
    cout << best * best << endl;
}
