using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Npgsql;
using Portal.Core.Accounts;
using Portal.Core.Data;
using Portal.Core.Images;
using Portal.Core.Mail;
using Portal.Core.Pdf;
using Portal.Core.Scanning;
using Portal.Core.Storage;
using Portal.Core.Time;
using Portal.Jobs;

namespace Portal.Hosting;

internal sealed class DatabaseHealth(PortalDbContext db) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await db.Database.ExecuteSqlRawAsync("SELECT 1", cancellationToken);
            return HealthCheckResult.Healthy("つながっています。");
        }
        catch (Exception exception) when (exception is NpgsqlException or InvalidOperationException)
        {
            return HealthCheckResult.Unhealthy("つながりません。画面は開けず、何も登録されません。PostgreSQLを確かめてください。");
        }
    }
}

internal sealed class MailHealth(PortalDbContext db, IOptions<SmtpOptions> smtp, TimeProvider clock) : IHealthCheck
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(10);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var now = clock.GetUtcNow();
        if (await db.MailCircuits.AsNoTracking().SingleOrDefaultAsync(c => c.OpenedAt != null, cancellationToken) is { } circuit)
        {
            return HealthCheckResult.Unhealthy($"{circuit.OpenedAt!.Value.ToMonthDayTimeText()}から送信を止めています。{circuit.Problem}");
        }

        var unsent = await db.OutgoingMails.Where(m => m.Status == MailStatus.Waiting || m.Status == MailStatus.Retrying)
            .GroupBy(_ => 1).Select(g => new
            {
                Due = g.Count(m => m.NextAttemptAt <= now),
                Retrying = g.Count(m => m.Status == MailStatus.Retrying),
                Oldest = g.Min(m => (DateTimeOffset?)m.NextAttemptAt),
            }).SingleOrDefaultAsync(cancellationToken);
        var text = $"送信待ち{unsent?.Due ?? 0:N0}件、再試行中{unsent?.Retrying ?? 0:N0}件です。{(smtp.Value.IsConfigured ? "" : "メールサーバーを設定していないため、開発用の受信箱に入ります。")}";
        return now - unsent?.Oldest > LongestWait
            ? HealthCheckResult.Unhealthy($"{text}{unsent!.Oldest!.Value.ToMonthDayTimeText()}から待っているメールがあります。定期処理とメールサーバーを確かめてください。")
            : HealthCheckResult.Healthy(text);
    }
}

internal sealed class StorageHealth(IStorageUpkeep storage) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await storage.ProbeAsync(cancellationToken);
            return HealthCheckResult.Healthy("書き込みと読み出しができます。");
        }
        catch (StorageUnavailableException)
        {
            return HealthCheckResult.Unhealthy("書き込めません。ファイルの受け取りと、資料の作成ができません。空き容量と、保存先の権限を確かめてください。");
        }
    }
}

internal sealed class ProgramsHealth(PdfPrograms programs) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var broken = await programs.FindBrokenAsync(cancellationToken);
        return broken.Count > 0
            ? HealthCheckResult.Unhealthy($"{string.Join("と", broken)}が起動しません。PDFを作れません。インストールし直すか、設定Pdfを直してください。")
            : !ExternalProgram.LeavesNetwork
            ? HealthCheckResult.Degraded("qpdfを、ネットワークから切り離さずに動かしています。このサーバーでunshareとユーザー名前空間を使えるようにしてください。")
            : HealthCheckResult.Healthy("qpdfとChromiumが起動します。qpdfは、ネットワークから切り離して動かしています。");
    }
}

internal sealed class ImagesHealth(Vips vips) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await vips.StartsAsync(cancellationToken)
            ? HealthCheckResult.Healthy("vipsが起動します。")
            : HealthCheckResult.Unhealthy("vipsが起動しません。写真を受け取れません。インストールし直すか、設定Imagesを直してください。");
}

internal sealed class ScannerHealth(ClamdScanner scanner) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (!scanner.IsConfigured)
        {
            return HealthCheckResult.Healthy("使っていません（設定で、検査するプログラムを指定できます）。");
        }

        var probe = Path.GetTempFileName();
        try
        {
            return await scanner.ScanAsync(probe, cancellationToken) != ScanVerdict.Clean
                ? HealthCheckResult.Unhealthy("clamdが答えません。受け取ったファイルは「検査待ち」のままになります。clamdを確かめてください。")
                : scanner.HasMetSizeLimit
                ? HealthCheckResult.Degraded("大きすぎてclamdが検査しないファイルがあり、登録を断りました。clamdのStreamMaxLengthを200 MB以上にしてください。")
                : HealthCheckResult.Healthy("clamdが答えています。");
        }
        finally
        {
            File.Delete(probe);
        }
    }
}

internal sealed class ClaimsReceptionHealth(PortalDbContext db, IOptions<ClaimsReceptionOptions> options, HttpClaimsReceptionVerifier service)
    : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (options.Value.IsConfigured)
        {
            return service.IsAsking
                ? HealthCheckResult.Healthy("照会先に照会しています。")
                : HealthCheckResult.Unhealthy("照会先が続けて失敗したため、照会を休んでいます。事業所・医療機関は、利用登録の途中で待っています。照会先と、設定ClaimsReceptionを確かめてください。");
        }

        return await db.ClaimsUsers.AnyAsync(cancellationToken)
            ? HealthCheckResult.Healthy("取り込んだ登録簿と照らし合わせています。")
            : HealthCheckResult.Degraded("登録簿がまだ空のため、事業所・医療機関は利用登録ができません。電子請求の登録簿を取り込んでください。");
    }
}

internal sealed class KeysHealth(IConfiguration configuration, IHostEnvironment environment) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(!string.IsNullOrEmpty(configuration["DataProtection:CertificatePath"])
            ? HealthCheckResult.Healthy("データベースの中の鍵を、証明書で暗号化しています。")
            : environment.IsDevelopment()
                ? HealthCheckResult.Healthy("開発環境のため、暗号化していません。")
                : HealthCheckResult.Degraded("データベースの中の鍵を暗号化していません。設定DataProtection:CertificatePathに証明書を指定してください。"));
}

internal sealed class JobsHealth(JobRuns runs) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var failing = runs.All.Where(r => r.IsFailing).Select(r => JobNames.Of(r.Job)).ToList();
        return Task.FromResult(failing.Count == 0
            ? HealthCheckResult.Healthy($"{runs.All.Count}種類の処理が動いています。")
            : HealthCheckResult.Unhealthy($"続けて失敗している処理があります：{string.Join("、", failing)}。ログを確かめてください。"));
    }
}
