using MediatR;
using Portal.Core.Municipalities;

namespace Portal.Pages.Operator.Insurers;

/// <summary>取り込む内容を確かめる, of 保険者の一覧.</summary>
public sealed class ImportPreviewModel(IMediator mediator) : MasterImportPreviewModel(mediator, MasterListKind.Insurers);
