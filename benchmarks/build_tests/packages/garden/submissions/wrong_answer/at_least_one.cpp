// believes that some cell is free
#include <bits/stdc++.h>
using namespace std;
int d[1001][1001];
int main() {
    int r, c, best = 1;
    cin >> r >> c;
    for (int i = 1; i <= r; i++) {
        string row;
        cin >> row;
        for (int j = 1; j <= c; j++)
            if (row[j - 1] == '.') best = max(best, d[i][j] = 1 + min({d[i - 1][j], d[i][j - 1], d[i - 1][j - 1]}));
    }
    cout << best * best << endl;
}
